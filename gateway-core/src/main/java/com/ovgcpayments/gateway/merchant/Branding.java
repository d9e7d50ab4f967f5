package com.ovgcpayments.gateway.merchant;

import java.util.Optional;

/**
 * What a merchant has set to be shown to his payers; {@link Brand} is what they see.
 *
 * @param displayName 1 to 100 characters; empty means the merchant's own name
 * @param accent the colour of the main button; empty means the page's own colours
 * @param logo empty means that the name stands alone
 */
public record Branding(
        Optional<String> displayName, Optional<Colour> accent, Optional<Logo> logo, SupportContact support) {
    /** Of who has set nothing. */
    public static final Branding NONE =
            new Branding(Optional.empty(), Optional.empty(), Optional.empty(), SupportContact.NONE);

    /** @throws IllegalArgumentException if the name is empty, too long or unprintable */
    public Branding {
        displayName = displayName.map(name -> DisplayName.require("the display name", name));
    }

    /**
     * A display name as somebody typed it; empty if he left the field so.
     *
     * @throws IllegalArgumentException if it is too long or unprintable
     */
    public static Optional<String> displayName(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(DisplayName.require("the display name", text));
    }
}
