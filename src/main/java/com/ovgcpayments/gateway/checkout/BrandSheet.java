package com.ovgcpayments.gateway.checkout;

import com.ovgcpayments.gateway.merchant.Colour;
import com.ovgcpayments.gateway.secret.Digest;
import java.util.HexFormat;

/**
 * The style sheet that puts a merchant's colour in the place of ours. It depends on nothing but the colour. The main button
 * bears the colour itself; whatever is read by it, or found by it, has the nearest shade that can be told from what it
 * stands on, by day and by night.
 */
final class BrandSheet {
    static final String FOLDER = "/assets/brand/";

    private static final int HASH_LENGTH = 12;
    private static final double HOVER_CONTRAST = 1.25;
    private static final double STUB_CONTRAST = 9;
    private static final double SOFTNESS = 0.25;

    private static final String CSS = """
            :root{--accent:%s;--tint:%s;--stub:%s;--stub-soft:%s}
            .mark{color:%s}
            .button:not(.side){background:%s;color:%s;border-color:%s}
            .button:not(.side):hover{background:%s;border-color:%s}
            @media (prefers-color-scheme:dark){
            :root{--accent:%s;--tint:%s}
            .button:not(.side){border-color:%s}
            .button:not(.side):hover{border-color:%s}
            }
            """;

    private final Colour accent;
    private final String css;

    BrandSheet(Colour accent) {
        this.accent = accent;
        Colour stub = Scheme.shade(accent, Colour.BLACK, STUB_CONTRAST, Scheme.STUB_INK);
        Colour over = hovered(accent);
        this.css = CSS.formatted(
                Scheme.LIGHT.text(accent),
                Scheme.LIGHT.tint(accent),
                stub,
                Scheme.STUB_INK.mix(stub, SOFTNESS),
                stub,
                accent,
                accent.ink(),
                Scheme.LIGHT.edge(accent),
                over,
                Scheme.LIGHT.edge(over),
                Scheme.DARK.text(accent),
                Scheme.DARK.tint(accent),
                Scheme.DARK.edge(accent),
                Scheme.DARK.edge(over));
    }

    String css() {
        return css;
    }

    /** Where a page finds it. */
    String path() {
        return FOLDER + accent.digits() + ".css?" + version();
    }

    /** The query of the path: another one once another version of the gateway makes something else of the colour. */
    String version() {
        return "v=" + HexFormat.of().formatHex(Digest.sha256(css)).substring(0, HASH_LENGTH);
    }

    /** Away from the ink, so that it stays as readable; towards it where there is nowhere else to go. */
    private static Colour hovered(Colour accent) {
        Colour ink = accent.ink();
        Colour away = ink.equals(Colour.WHITE) ? Colour.BLACK : Colour.WHITE;
        boolean room = accent.contrast(away) >= HOVER_CONTRAST;
        return Scheme.shade(accent, room ? away : ink, HOVER_CONTRAST, accent);
    }
}
