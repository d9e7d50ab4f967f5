package com.ovgcpayments.gateway.image;

import static com.ovgcpayments.gateway.testing.SampleImages.insert;
import static com.ovgcpayments.gateway.testing.SampleImages.jpeg;
import static com.ovgcpayments.gateway.testing.SampleImages.jpegSegment;
import static com.ovgcpayments.gateway.testing.SampleImages.losslessWebp;
import static com.ovgcpayments.gateway.testing.SampleImages.png;
import static com.ovgcpayments.gateway.testing.SampleImages.pngChunk;
import static com.ovgcpayments.gateway.testing.SampleImages.text;
import static com.ovgcpayments.gateway.testing.SampleImages.transparentWebp;
import static com.ovgcpayments.gateway.testing.SampleImages.webp;
import static com.ovgcpayments.gateway.testing.SampleImages.webpChunk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ovgcpayments.gateway.testing.SampleImages;
import io.vertx.core.buffer.Buffer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StillImageTest {
    private static final String SCRIPT = "<script>alert(document.domain)</script>";
    private static final int AFTER_PNG_HEADER = 33;
    private static final int AFTER_JPEG_START = 2;
    private static final int FUZZ_SEED = 20_260_101;

    private static Stream<Buffer> sound() {
        return Stream.of(png(300, 120), jpeg(300, 120), webp(), losslessWebp(), transparentWebp());
    }

    @Test
    void knowsTypeAndSizeByTheContent() {
        assertReads(png(300, 120), ImageType.PNG, 300, 120);
        assertReads(jpeg(120, 300), ImageType.JPEG, 120, 300);
        assertReads(webp(), ImageType.WEBP, 1, 1);
        assertReads(losslessWebp(), ImageType.WEBP, 1, 1);
        assertReads(transparentWebp(), ImageType.WEBP, 1, 1);
    }

    @Test
    void readsTheSizesThatAreWrittenInBits() {
        Buffer lossless = losslessWebp();
        lossless.setIntLE(21, 799 | 449 << 14);
        assertReads(lossless, ImageType.WEBP, 800, 450);
        Buffer lossy = webp();
        lossy.setUnsignedShortLE(26, 800).setUnsignedShortLE(28, 0x4000 | 450); // the two highest bits say how to scale
        assertReads(lossy, ImageType.WEBP, 800, 450);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("sound")
    void whatWasReadReadsTheSame(Buffer file) {
        StillImage image = StillImage.read(file);
        assertThat(StillImage.read(image.content())).isEqualTo(image);
    }

    @Test
    void everyPixelStaysAsItWas() throws IOException {
        for (Buffer file : new Buffer[] {png(64, 48), jpeg(64, 48)}) {
            assertThat(pixels(StillImage.read(file).content())).isEqualTo(pixels(file));
        }
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("sound")
    void aFileThatIsCutOffIsRefusedWhereverItIs(Buffer file) {
        for (int length = 0; length < file.length(); length++) {
            Buffer cut = file.slice(0, length).copy();
            assertThatThrownBy(() -> StillImage.read(cut)).isInstanceOf(UnreadableImage.class);
        }
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("sound")
    void anImageWithSomethingBehindItIsRefused(Buffer file) {
        for (String behind : new String[] {"\0", "\n", SCRIPT, "PK\3\4", "%PDF-1.7"}) {
            assertRefused(
                    file.copy().appendString(behind), "must end where the image ends, and something stands behind it");
        }
        assertThatThrownBy(() -> StillImage.read(file.copy().appendBuffer(file)))
                .isInstanceOf(UnreadableImage.class);
    }

    @Test
    void whatDoesNotDrawIsNotKept() {
        Buffer comment = insert(png(8, 8), AFTER_PNG_HEADER, pngChunk("tEXt", text("Comment\0" + SCRIPT)));
        Buffer place = insert(png(8, 8), AFTER_PNG_HEADER, pngChunk("eXIf", text("MM\0*" + SCRIPT)));
        Buffer moving = insert(png(8, 8), AFTER_PNG_HEADER, pngChunk("acTL", text(SCRIPT)));
        for (Buffer file : new Buffer[] {comment, place, moving}) {
            assertThat(StillImage.read(file).content())
                    .isEqualTo(StillImage.read(png(8, 8)).content());
        }
        Buffer remark = insert(jpeg(8, 8), AFTER_JPEG_START, jpegSegment(0xfe, text(SCRIPT)));
        Buffer exif = insert(jpeg(8, 8), AFTER_JPEG_START, jpegSegment(0xe1, text("Exif\0\0" + SCRIPT)));
        Buffer thumbnail =
                insert(jpeg(8, 8), AFTER_JPEG_START, jpegSegment(0xe0, text("JFIF\0\1\1\0\0\1\0\1\3\4" + SCRIPT)));
        for (Buffer file : new Buffer[] {remark, exif, thumbnail}) {
            assertThat(StillImage.read(file).content())
                    .isEqualTo(StillImage.read(jpeg(8, 8)).content());
        }
        Buffer extended = Buffer.buffer().appendIntLE(0x2c).appendMediumLE(0).appendMediumLE(0);
        Buffer described = webp(
                webpChunk("VP8X", extended),
                webpChunk("ICCP", text(SCRIPT)),
                webp().slice(12, webp().length()),
                webpChunk("EXIF", text(SCRIPT)),
                webpChunk("XMP ", text(SCRIPT)));
        assertThat(StillImage.read(described).content()).isEqualTo(webp());
    }

    @Test
    void aFileOfAnotherKindIsRefused() {
        Map<String, Buffer> others = Map.of(
                "nothing", Buffer.buffer(),
                "svg", text("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"),
                "html", text("<!doctype html>" + SCRIPT),
                "gif", SampleImages.gif(),
                "bmp", text("BM" + "\0".repeat(60)),
                "pdf", text("%PDF-1.7\n"),
                "script", text("GIF89a=1;alert(1)"),
                "riff", text("RIFF\4\0\0\0WAVE"),
                "text", text("\uFEFFlogo"),
                "zip", text("PK\3\4"));
        others.forEach((name, file) -> assertThatThrownBy(() -> StillImage.read(file))
                .as(name)
                .isInstanceOf(UnreadableImage.class)
                .hasMessage("must be a PNG, JPEG or WebP image"));
    }

    @Test
    void aPageThatBeginsLikeAnImageIsRefused() {
        assertRefused(png(8, 8).slice(0, 8).copy().appendString(SCRIPT), "is damaged or cut off");
        assertRefused(png(8, 8).slice(0, AFTER_PNG_HEADER).copy().appendString(SCRIPT), "is damaged or cut off");
        assertRefused(jpeg(8, 8).slice(0, 3).copy().appendString(SCRIPT), "is damaged or cut off");
        assertRefused(webp(text(SCRIPT)), "is damaged or cut off");
    }

    @Test
    void aChangedPngIsFoundOutByItsChecksums() {
        Buffer file = png(16, 16);
        for (int at = 0; at < file.length(); at++) {
            Buffer changed = file.copy().setByte(at, (byte) (file.getByte(at) ^ 0x10));
            assertThatThrownBy(() -> StillImage.read(changed)).as("byte %d", at).isInstanceOf(UnreadableImage.class);
        }
    }

    @Test
    void aPngWithoutAnImageOrWithoutOrderIsRefused() {
        Buffer file = png(8, 8);
        Buffer start = file.slice(0, 8).copy();
        Buffer header = file.slice(8, AFTER_PNG_HEADER).copy();
        Buffer data = file.slice(AFTER_PNG_HEADER, file.length() - 12).copy();
        Buffer end = file.slice(file.length() - 12, file.length()).copy();
        Buffer palette = pngChunk("PLTE", text("abc"));
        Buffer colours = pngChunk("gAMA", text("abcd"));
        assertThat(StillImage.read(joined(start, header, palette, colours, data, data, end))
                        .width())
                .isEqualTo(8);
        for (Buffer strange : new Buffer[] {
            joined(start, header, end),
            joined(start, data, header, end),
            joined(start, header, header, data, end),
            joined(start, header, data, palette, end),
            joined(start, header, palette, palette, data, end),
            joined(start, header, pngChunk("PLTE", text("ab")), data, end),
            joined(start, header, pngChunk("PLTE", text("a".repeat(771))), data, end),
            joined(start, header, pngChunk("tRNS", text("a".repeat(257))), data, end),
            joined(start, header, data, colours, data, end),
            joined(start, header, pngChunk("EVIL", text(SCRIPT)), data, end),
            joined(start, header, data),
        }) {
            assertRefused(strange, "is damaged or cut off");
        }
    }

    @Test
    void aPngWhoseHeaderSaysWhatCannotBeIsRefused() {
        Buffer file = png(8, 8);
        Buffer fields = file.slice(16, 29).copy();
        for (Buffer strange : new Buffer[] {
            fields.copy().setInt(0, 0),
            fields.copy().setInt(0, -1),
            fields.copy().setInt(4, 0),
            fields.copy().setByte(8, (byte) 3),
            fields.copy().setByte(9, (byte) 5),
            fields.copy().setByte(9, (byte) 3), // with a palette, and there is none
            fields.copy().setByte(10, (byte) 1),
            fields.copy().setByte(11, (byte) 1),
            fields.copy().setByte(12, (byte) 2),
            fields.copy().appendByte((byte) 0),
        }) {
            Buffer changed = joined(
                    file.slice(0, 8).copy(),
                    pngChunk("IHDR", strange),
                    file.slice(AFTER_PNG_HEADER, file.length()).copy());
            assertRefused(changed, "is damaged or cut off");
        }
    }

    @Test
    void aLengthThatReachesBeyondTheFileIsRefused() {
        Buffer longChunk = png(8, 8).setInt(AFTER_PNG_HEADER, Integer.MAX_VALUE);
        Buffer negative = png(8, 8).setInt(AFTER_PNG_HEADER, -5);
        Buffer segment = jpeg(8, 8).setUnsignedShort(4, 0xffff);
        Buffer none = jpeg(8, 8).setUnsignedShort(4, 1);
        Buffer riff = webp().setIntLE(4, Integer.MAX_VALUE);
        Buffer chunk = webp().setIntLE(16, Integer.MAX_VALUE);
        for (Buffer file : new Buffer[] {longChunk, negative, segment, none, riff, chunk}) {
            assertRefused(file, "is damaged or cut off");
        }
    }

    @Test
    void aJpegThatBrowsersDoNotDrawIsRefused() {
        Buffer file = jpeg(8, 8);
        int frame = IntStream.range(0, file.length())
                .filter(at -> file.getUnsignedShort(at) == 0xffc0)
                .findFirst()
                .orElseThrow();
        for (Buffer strange : new Buffer[] {
            file.copy().setUnsignedByte(frame + 1, (short) 0xc3), // lossless
            file.copy().setUnsignedByte(frame + 1, (short) 0xc9), // arithmetic
            file.copy().setUnsignedByte(frame + 4, (short) 12),
            file.copy().setUnsignedShort(frame + 5, 0),
            file.copy().setUnsignedShort(frame + 7, 0),
            file.copy().setUnsignedByte(frame + 9, (short) 2),
            insert(file, frame, file.slice(frame, frame + 19).copy()), // a second frame
            insert(file, AFTER_JPEG_START, jpegSegment(0xf0, text(SCRIPT))),
            joined(
                    file.slice(0, 2).copy(),
                    file.slice(file.length() - 2, file.length()).copy()),
        }) {
            assertRefused(strange, "is damaged or cut off");
        }
    }

    @Test
    void aProgressiveJpegHasManyScans() {
        Buffer file = jpeg(8, 8);
        int scan = IntStream.range(0, file.length())
                .filter(at -> file.getUnsignedShort(at) == 0xffda)
                .findFirst()
                .orElseThrow();
        Buffer body = file.slice(scan, file.length() - 2).copy();
        Buffer twice = insert(file, scan, body.copy().appendString("\0").appendUnsignedShort(0xffd0));
        assertThat(StillImage.read(twice).content().length()).isEqualTo(twice.length());
    }

    @Test
    void whatMovesIsRefused() {
        assertRefused(SampleImages.animatedWebp(), "must not be animated");
        Buffer still = Buffer.buffer().appendIntLE(0).appendMediumLE(0).appendMediumLE(0);
        assertRefused(
                webp(webpChunk("VP8X", still), webpChunk("ANMF", text("0123456789abcdef"))), "must not be animated");
    }

    @Test
    void aWebpWithTwoImagesOrAnotherCanvasIsRefused() {
        Buffer image = webp().slice(12, webp().length()).copy();
        Buffer small = Buffer.buffer().appendIntLE(0).appendMediumLE(0).appendMediumLE(0);
        Buffer large = Buffer.buffer().appendIntLE(0).appendMediumLE(1).appendMediumLE(0);
        for (Buffer strange : new Buffer[] {
            webp(),
            webp(image, image),
            webp(image, webpChunk("EXIF", text(SCRIPT))),
            webp(webpChunk("VP8X", small)),
            webp(webpChunk("VP8X", large), image),
            webp(webpChunk("VP8X", small), image, image),
            webp(image, webpChunk("VP8X", small)),
            webp(webpChunk("ALPH", text("ab")), image),
            webp(
                    webpChunk("VP8X", small),
                    webpChunk("ALPH", text("ab")),
                    losslessWebp().slice(12, 34).copy()),
            webp(webpChunk("VP8X", text("short")), image),
        }) {
            if (!strange.equals(webp())) {
                assertRefused(strange, "is damaged or cut off");
            }
        }
    }

    /** Whatever comes, it ends with an image or with a refusal. */
    @Test
    void nothingElseHappensWithNoise() {
        Random random = new Random(FUZZ_SEED);
        sound().forEach(file -> {
            for (int i = 0; i < 4_000; i++) {
                Buffer changed = file.copy();
                for (int change = random.nextInt(6); change >= 0; change--) {
                    changed.setByte(random.nextInt(changed.length()), (byte) random.nextInt(256));
                }
                readOrRefuse(changed);
            }
        });
    }

    private static void readOrRefuse(Buffer file) {
        StillImage image;
        try {
            image = StillImage.read(file);
        } catch (UnreadableImage e) {
            return;
        }
        assertThat(image.width()).isPositive();
        assertThat(image.height()).isPositive();
        assertThat(image.content().length()).isLessThanOrEqualTo(file.length());
        assertThat(StillImage.read(image.content())).isEqualTo(image);
    }

    private static void assertReads(Buffer file, ImageType type, int width, int height) {
        StillImage image = StillImage.read(file);
        assertThat(image.type()).isEqualTo(type);
        assertThat(image.width()).isEqualTo(width);
        assertThat(image.height()).isEqualTo(height);
    }

    private static void assertRefused(Buffer file, String problem) {
        assertThatThrownBy(() -> StillImage.read(file))
                .isInstanceOf(UnreadableImage.class)
                .hasMessage(problem);
    }

    private static Buffer joined(Buffer... parts) {
        Buffer file = Buffer.buffer();
        Stream.of(parts).forEach(file::appendBuffer);
        return file;
    }

    private static int[] pixels(Buffer file) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(file.getBytes()));
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
