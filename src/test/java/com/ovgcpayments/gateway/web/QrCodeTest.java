package com.ovgcpayments.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.nayuki.qrcodegen.QrSegment;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTest {
    private static final String ADDRESS = "https://pay.example/checkout/0198c5f2-a7b0-7c3e-9f1d-2b4a6c8e0f13";
    private static final Pattern STROKE = Pattern.compile("M(\\d+) (\\d+)h(\\d+)");
    private static final int QUIET_ZONE = 4;

    @Test
    void thePathDrawsEveryModuleInsideTheQuietZone() {
        QrCode drawn = QrCode.of(ADDRESS);
        var code = io.nayuki.qrcodegen.QrCode.encodeSegments(
                QrSegment.makeSegments(ADDRESS), io.nayuki.qrcodegen.QrCode.Ecc.MEDIUM, 1, 40, 0, true);
        boolean[][] dark = new boolean[drawn.size()][drawn.size()];
        Matcher stroke = STROKE.matcher(drawn.path());
        int read = 0;
        while (stroke.find()) {
            read += stroke.group().length();
            for (int i = 0; i < Integer.parseInt(stroke.group(3)); i++) {
                dark[Integer.parseInt(stroke.group(2))][Integer.parseInt(stroke.group(1)) + i] = true;
            }
        }
        assertThat(read).isEqualTo(drawn.path().length());
        for (int y = 0; y < drawn.size(); y++) {
            for (int x = 0; x < drawn.size(); x++) {
                assertThat(dark[y][x]).isEqualTo(code.getModule(x - QUIET_ZONE, y - QUIET_ZONE));
            }
        }
    }
}
