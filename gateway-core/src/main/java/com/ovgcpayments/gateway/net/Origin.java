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
}
