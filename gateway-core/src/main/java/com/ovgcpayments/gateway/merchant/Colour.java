package com.ovgcpayments.gateway.merchant;

import java.util.regex.Pattern;

/** A colour as style sheets write it, in sRGB, and how well others are told from it (WCAG 2.2, contrast ratio). */
public record Colour(int rgb) {
    public static final Colour BLACK = new Colour(0);
    public static final Colour WHITE = new Colour(0xffffff);

    /** The least contrast of text with what it stands on (WCAG 2.2, 1.4.3, level AA). */
    public static final double TEXT_CONTRAST = 4.5;

    private static final Pattern FORM = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final int MOST = 0xff;
    private static final double FLARE = 0.05;

    /** @throws IllegalArgumentException if there is no such colour */
    public Colour {
        if (rgb < 0 || rgb > 0xffffff) {
            throw new IllegalArgumentException("a colour has 24 bits");
        }
    }

    /**
     * Reads {@code #rrggbb} in either case; surrounding space does not count.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static Colour parse(String text) {
        String stripped = text.strip();
        if (!FORM.matcher(stripped).matches()) {
            throw new IllegalArgumentException("a colour must be # and six hexadecimal digits, such as #0b6350");
        }
        return new Colour(Integer.parseInt(stripped.substring(1), 16));
    }

    /** From 1, the same, to 21, black and white. */
    public double contrast(Colour other) {
        double one = luminance();
        double two = other.luminance();
        return (Math.max(one, two) + FLARE) / (Math.min(one, two) + FLARE);
    }

    /** White or black, to be read on this colour. White unless it would be too faint; then black is not, on any colour. */
    public Colour ink() {
        return contrast(WHITE) >= TEXT_CONTRAST ? WHITE : BLACK;
    }

    /** @param share of the other colour, from 0 to 1 */
    public Colour mix(Colour other, double share) {
        return new Colour(mix(other, share, 16) << 16 | mix(other, share, 8) << 8 | mix(other, share, 0));
    }

    /** {@code #rrggbb}, in lower case. */
    @Override
    public String toString() {
        return "#" + digits();
    }

    /** The six hexadecimal digits, in lower case. */
    public String digits() {
        return "%06x".formatted(rgb);
    }

    private int mix(Colour other, double share, int shift) {
        return (int) Math.round(channel(shift) * (1 - share) + other.channel(shift) * share);
    }

    private double luminance() {
        return 0.2126 * linear(16) + 0.7152 * linear(8) + 0.0722 * linear(0);
    }

    private double linear(int shift) {
        double value = channel(shift) / (double) MOST;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private int channel(int shift) {
        return rgb >>> shift & MOST;
    }
}
