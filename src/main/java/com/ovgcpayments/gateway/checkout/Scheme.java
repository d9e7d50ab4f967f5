package com.ovgcpayments.gateway.checkout;

import com.ovgcpayments.gateway.merchant.Colour;

/** What stands behind everything on the payer's page by day and by night, and which shades of a colour fit there. */
@SuppressWarnings("ImmutableEnumChecker") // a colour is a record of one number
enum Scheme {
    LIGHT(new Colour(0xffffff), new Colour(0xe7edea), Colour.BLACK, 0.08),
    DARK(new Colour(0x161f1c), new Colour(0x0a100e), Colour.WHITE, 0.12);

    /** In both, what is written on the part of the page that tells what is paid. */
    static final Colour STUB_INK = new Colour(0xf2faf7);

    /** How a part of a page that is no text must stand out (WCAG 2.2, 1.4.11, level AA). */
    static final double PART_CONTRAST = 3;

    private static final int STEPS = 64;

    private final Colour sheet;
    private final Colour page;
    private final Colour away;
    private final double tinted;

    /**
     * @param sheet as the style sheet has it, as {@code page} is
     * @param away in whose direction a colour stands out more
     * @param tinted the share of the colour in a tint
     */
    Scheme(Colour sheet, Colour page, Colour away, double tinted) {
        this.sheet = sheet;
        this.page = page;
        this.away = away;
        this.tinted = tinted;
    }

    Colour sheet() {
        return sheet;
    }

    Colour page() {
        return page;
    }

    /** The sheet with a touch of the colour, for what stands out from it a little. */
    Colour tint(Colour colour) {
        return sheet.mix(colour, tinted);
    }

    /** The colour, or the nearest shade, for links, signs and the frame around what has the focus. */
    Colour text(Colour colour) {
        return shade(colour, away, Colour.TEXT_CONTRAST, sheet, page, tint(colour));
    }

    /** The colour, or the nearest shade that shows where on the sheet something of that colour ends. */
    Colour edge(Colour colour) {
        return shade(colour, away, PART_CONTRAST, sheet);
    }

    /** The first on the way from one colour to another that has a contrast with all of these. */
    static Colour shade(Colour from, Colour to, double contrast, Colour... grounds) {
        for (int step = 0; step < STEPS; step++) {
            Colour shade = from.mix(to, step / (double) STEPS);
            if (stands(shade, contrast, grounds)) {
                return shade;
            }
        }
        return to;
    }

    private static boolean stands(Colour colour, double contrast, Colour... grounds) {
        for (Colour ground : grounds) {
            if (colour.contrast(ground) < contrast) {
                return false;
            }
        }
        return true;
    }
}
