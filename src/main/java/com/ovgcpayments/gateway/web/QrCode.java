package com.ovgcpayments.gateway.web;

import io.nayuki.qrcodegen.QrSegment;

/**
 * A QR code as one SVG path of strokes, a module wide, along the middle of each row: row 0 reaches from -0.5 to 0.5.
 *
 * @param size the width and height with the quiet zone that readers need
 */
public record QrCode(int size, String path) {
    private static final int QUIET_ZONE = 4;

    /** Readers take every mask. To find out which of the eight looks best would take a tenth of all that a payment takes. */
    private static final int CHECKERBOARD = 0;

    /** @param text what readers get, such as an address; at most some two thousand characters fit */
    public static QrCode of(String text) {
        var code = io.nayuki.qrcodegen.QrCode.encodeSegments(
                QrSegment.makeSegments(text),
                io.nayuki.qrcodegen.QrCode.Ecc.MEDIUM,
                io.nayuki.qrcodegen.QrCode.MIN_VERSION,
                io.nayuki.qrcodegen.QrCode.MAX_VERSION,
                CHECKERBOARD,
                true);
        return new QrCode(code.size + 2 * QUIET_ZONE, path(code));
    }

    private static String path(io.nayuki.qrcodegen.QrCode code) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            int x = 0;
            while (x < code.size) {
                int start = x;
                while (x < code.size && code.getModule(x, y)) {
                    x++;
                }
                if (x > start) {
                    path.append('M').append(start + QUIET_ZONE).append(' ').append(y + QUIET_ZONE);
                    path.append('h').append(x - start);
                }
                x++;
            }
        }
        return path.toString();
    }
}
