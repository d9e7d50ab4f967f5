package com.ovgcpayments.gateway.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ovgcpayments.gateway.image.ImageType;
import com.ovgcpayments.gateway.secret.Digest;
import com.ovgcpayments.gateway.testing.SampleImages;
import io.vertx.core.buffer.Buffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class LogoTest {
    @Test
    void isKnownByWhatIsKeptOfIt() {
        Logo logo = Logo.read(SampleImages.png(300, 120));
        assertThat(logo.type()).isEqualTo(ImageType.PNG);
        assertThat(logo.mark().width()).isEqualTo(300);
        assertThat(logo.mark().height()).isEqualTo(120);
        assertThat(logo.mark().sha256())
                .isEqualTo(HexFormat.of().formatHex(Digest.sha256(logo.content().getBytes())));
    }

    @Test
    void mayHaveTwoThousandPixelsEachWay() {
        assertThat(Logo.read(SampleImages.png(2_000, 2_000)).mark().height()).isEqualTo(2_000);
        assertRefused(SampleImages.png(2_001, 10), "the logo must be at most 2000 pixels wide and high, not 2001 × 10");
        assertRefused(SampleImages.png(10, 2_001), "the logo must be at most 2000 pixels wide and high, not 10 × 2001");
    }

    /** Nothing of such an image is ever unpacked. */
    @Test
    void anImageThatWouldFillTheMemoryIsRefusedByItsHeader() {
        Buffer lossless = SampleImages.losslessWebp().setIntLE(21, 16_383 | 16_383 << 14);
        assertRefused(lossless, "the logo must be at most 2000 pixels wide and high, not 16384 × 16384");
    }

    @Test
    void mayWeigh128Kilobytes() {
        Buffer zeros = Buffer.buffer(new byte[Logo.MAX_BYTES]);
        assertRefused(zeros, "the logo must be a PNG, JPEG or WebP image");
        assertRefused(zeros.copy().appendByte((byte) 0), "the logo must have at most 128 kB");
    }

    @Test
    void saysWhatIsWrong() {
        assertRefused(Buffer.buffer(), "the logo is an empty file");
        Buffer png = SampleImages.png(8, 8);
        assertRefused(png.slice(0, 40).copy(), "the logo is damaged or cut off");
        assertRefused(
                png.copy().appendString("<script>"),
                "the logo must end where the image ends, and something stands behind it");
    }

    private static void assertRefused(Buffer file, String problem) {
        assertThatThrownBy(() -> Logo.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(problem);
    }
}
