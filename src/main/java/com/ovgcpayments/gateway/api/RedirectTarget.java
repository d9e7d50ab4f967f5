package com.ovgcpayments.gateway.api;

import com.ovgcpayments.gateway.input.PlainText;
import com.ovgcpayments.gateway.money.Mode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The rule for {@code success_url} and {@code cancel_url}: the payer's browser is sent there, so it must be harmless. */
final class RedirectTarget {
    private static final int MAX_LENGTH = 2048;
    private static final int MAX_PORT = 65_535;
    private static final String PLACEHOLDER = "{CHECKOUT_SESSION_ID}";
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private RedirectTarget() {}

    /** What is wrong with a URL, or empty if nothing is. */
    static Optional<String> problem(String text, Mode mode) {
        if (text.length() > MAX_LENGTH) {
            return Optional.of("must have at most " + MAX_LENGTH + " characters");
        }
        if (PlainText.hasControlCharacters(text) || PlainText.isUnstorable(text)) {
            return Optional.of("must not contain control characters");
        }
        URI url;
        try {
            url = new URI(text.replace(PLACEHOLDER, "id"));
        } catch (URISyntaxException e) {
            return Optional.of("must be an absolute https URL");
        }
        if (url.getScheme() == null || url.getHost() == null || url.getHost().isEmpty()) {
            return Optional.of("must be an absolute https URL");
        }
        if (url.getRawUserInfo() != null) {
            return Optional.of("must not contain a user name or password");
        }
        if (url.getPort() == 0 || url.getPort() > MAX_PORT) {
            return Optional.of("must have a port from 1 to " + MAX_PORT + ", if any");
        }
        if (url.getScheme().equalsIgnoreCase("https")) {
            return Optional.empty();
        }
        boolean harmlessHttp = url.getScheme().equalsIgnoreCase("http")
                && mode == Mode.TEST
                && LOOPBACK.contains(url.getHost().toLowerCase(Locale.ROOT));
        return harmlessHttp
                ? Optional.empty()
                : Optional.of("must begin with https:// (http:// only for localhost, with a test key)");
    }
}
