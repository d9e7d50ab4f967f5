package com.ovgcpayments.gateway.net;

import java.net.URI;
import java.util.Locale;

/** The origin of a web address as browsers compare it (RFC 6454): in lower case, without the port that is the scheme's own. */
public final class Origin {
    private Origin() {}

    /** @param url absolute, http or https, with a host */
    public static String of(URI url) {
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        boolean named = url.getPort() != -1 && url.getPort() != usual;
        return scheme + "://" + url.getHost().toLowerCase(Locale.ROOT) + (named ? ":" + url.getPort() : "");
    }

    /**
     * The origin of a listener without TLS.
     *
     * @param host a name or an IP address of either version
     */
    public static URI http(String host, int port) {
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
    }

    /** Whether a browser may be sent there: http or https, with a host, and without user info. */
    public static boolean isWeb(URI url) {
        boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        return http && url.getHost() != null && url.getRawUserInfo() == null;
    }
}
