package com.ovgcpayments.gateway.merchant;

import com.ovgcpayments.gateway.net.Origin;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a merchant's customers find help. Both can stand in a link as they are. */
public record SupportContact(Optional<String> email, Optional<URI> page) {
    public static final SupportContact NONE = new SupportContact(Optional.empty(), Optional.empty());

    private static final int MAX_EMAIL = 254;
    private static final int MAX_URL = 500;
    private static final String NO_PAGE = "the support page must be an address that begins with https://";

    /** Without the characters that mean something in a {@code mailto:} link, as a question mark does. */
    private static final Pattern EMAIL = Pattern.compile("[a-zA-Z0-9.!$'*+_~-]+@(?:LABEL\\.)+LABEL"
            .replace("LABEL", "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"));

    /** @throws IllegalArgumentException if one of them is not what it should be; see the methods that read them */
    public SupportContact {
        email = email.flatMap(SupportContact::email);
        page = page.flatMap(address -> page(address.toString()));
    }

    /**
     * An e-mail address as somebody typed it; empty if he left the field so.
     *
     * @throws IllegalArgumentException if it is none, or longer than 254 characters
     */
    public static Optional<String> email(String text) {
        String stripped = text.strip();
        if (!stripped.isEmpty()
                && (stripped.length() > MAX_EMAIL || !EMAIL.matcher(stripped).matches())) {
            throw new IllegalArgumentException("the support e-mail must be an address such as help@example.com");
        }
        return Optional.of(stripped).filter(address -> !address.isEmpty());
    }

    /**
     * The address of a web page as somebody typed it; empty if he left the field so.
     *
     * @throws IllegalArgumentException if it is not https, has no host or a user name, or is longer than 500 characters
     */
    public static Optional<URI> page(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return Optional.empty();
        }
        URI page;
        try {
            page = new URI(new URI(stripped).toASCIIString());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(NO_PAGE, e);
        }
        if (!"https".equalsIgnoreCase(page.getScheme()) || !Origin.isWeb(page)) {
            throw new IllegalArgumentException(NO_PAGE);
        }
        if (page.toString().length() > MAX_URL) {
            throw new IllegalArgumentException("the support page must have at most " + MAX_URL + " characters");
        }
        return Optional.of(page);
    }

    public boolean isEmpty() {
        return email.isEmpty() && page.isEmpty();
    }
}
