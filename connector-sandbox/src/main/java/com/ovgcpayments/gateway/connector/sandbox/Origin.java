package com.ovgcpayments.gateway.connector.sandbox;

import java.net.URI;
import java.util.Locale;

/** The origin of a URL as browsers write it (RFC 6454): scheme, host, and the port unless it is the scheme's own. */
final class Origin {
    private Origin() {}

    /** @param url absolute, http or https, with a host */
    static String of(URI url) {
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        String host = url.getHost().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        boolean named = url.getPort() != -1 && url.getPort() != usual;
        return scheme + "://" + host + (named ? ":" + url.getPort() : "");
    }

    /** @param host a name or an IP address of either version */
    static URI http(String host, int port) {
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
    }

    /** Whether a browser may be sent there. */
    static boolean isWeb(URI url) {
        boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        return http && url.getHost() != null && url.getRawUserInfo() == null;
    }
}
