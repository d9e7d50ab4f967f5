package com.ovgcpayments.gateway.checkout;

import com.ovgcpayments.gateway.merchant.SupportContact;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a payer finds help from the merchant.
 *
 * @param text ends with a colon
 * @param links at least one
 */
record Contact(String text, List<Link> links) {
    /** @param label the address, shown as it is */
    record Link(String label, String href) {}

    static Contact of(String text, SupportContact support) {
        return new Contact(
                text,
                Stream.concat(
                                support.email().map(email -> new Link(email, "mailto:" + email)).stream(),
                                support.page().map(page -> new Link(shown(page), page.toString())).stream())
                        .toList());
    }

    private static String shown(URI page) {
        String path = page.getRawPath();
        return page.getRawAuthority() + (path.equals("/") ? "" : path);
    }
}
