package com.ovgcpayments.gateway.webhook;

import com.ovgcpayments.gateway.money.Mode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/**
 * The URL of an endpoint, taken apart. That it is well formed says nothing about where it leads: {@link Destinations}
 * does.
 *
 * @param host a name, an IPv4 address, or an IPv6 address in brackets
 * @param target path and query, as they stand in the request line
 */
record EndpointUrl(boolean secure, String host, int port, String target) {
    static final int MAX_LENGTH = 2048;
    private static final int MAX_PORT = 65_535;

    /** A host that ends in a number is an IPv4 address in one of its many spellings (WHATWG URL, "ends in a number"). */
    private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(?:.*\\.)?(?:\\d+|0[xX][0-9a-fA-F]*)");

    private static final Pattern PLAIN_IPV4 = Pattern.compile("(?:(?:0|[1-9]\\d{0,2})\\.){3}(?:0|[1-9]\\d{0,2})");

    /** @throws IllegalArgumentException saying what is wrong, to stand after the name of the field */
    static EndpointUrl parse(String text, Mode mode) {
        require(text.length() <= MAX_LENGTH, "must have at most " + MAX_LENGTH + " characters");
        require(
                text.codePoints().noneMatch(c -> Character.isISOControl(c) || Character.isWhitespace(c)),
                "must not contain spaces or control characters");
        URI url = uri(text);
        boolean secure = "https".equalsIgnoreCase(url.getScheme());
        require(secure || "http".equalsIgnoreCase(url.getScheme()), "must begin with https://");
        require(secure || mode == Mode.TEST, "must begin with https:// in live mode");
        String authority = url.getRawAuthority();
        require(authority == null || !authority.contains("@"), "must not contain a user name or password");
        require(url.getRawFragment() == null, "must not contain a fragment (#)");
        String host = url.getHost();
        require(host != null, "must name a host, in plain ASCII letters, digits and hyphens");
        require(!host.endsWith(".") && !host.contains("%"), "must name a host without a trailing dot or a zone");
        require(
                !ENDS_IN_NUMBER.matcher(host).matches()
                        || PLAIN_IPV4.matcher(host).matches(),
                "must write an IPv4 address as four plain decimal numbers");
        int port = url.getPort() >= 0 ? url.getPort() : (secure ? 443 : 80);
        require(port > 0 && port <= MAX_PORT, "must have a port from 1 to " + MAX_PORT);
        return new EndpointUrl(secure, host, port, target(url));
    }

    private static URI uri(String text) {
        try {
            return new URI(new URI(text).toASCIIString());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is not a URL", e);
        }
    }

    private static String target(URI url) {
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
