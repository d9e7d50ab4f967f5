package com.ovgcpayments.gateway.merchant;

import io.vertx.sqlclient.Row;
import java.util.Optional;

/**
 * How a merchant appears to his payers.
 *
 * @param name the display name that he has set, or his own
 * @param accent the colour of the main button; empty for the page's own colours
 */
public record Brand(String name, Optional<Colour> accent, Optional<LogoMark> logo, SupportContact support) {
    /** To be selected from {@code merchant m LEFT JOIN merchant_branding b ON b.merchant_id = m.id}. */
    public static final String COLUMNS = """
            coalesce(b.display_name, m.name) AS brand_name, b.accent AS brand_accent,
            encode(b.logo_sha256, 'hex') AS brand_logo, b.logo_width AS brand_logo_width,
            b.logo_height AS brand_logo_height, b.support_email AS brand_email, b.support_url AS brand_page""";

    /** Reads the columns. */
    public static Brand of(Row row) {
        return new Brand(
                row.getString("brand_name"),
                Optional.ofNullable(row.getString("brand_accent")).map(Colour::parse),
                Optional.ofNullable(row.getString("brand_logo"))
                        .map(hash -> new LogoMark(
                                hash, row.getInteger("brand_logo_width"), row.getInteger("brand_logo_height"))),
                Brandings.support(row.getString("brand_email"), row.getString("brand_page")));
    }
}
