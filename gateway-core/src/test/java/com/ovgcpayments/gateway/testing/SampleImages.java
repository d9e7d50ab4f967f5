package com.ovgcpayments.gateway.testing;

import io.vertx.core.buffer.Buffer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Images as programs write them, and parts to make strange ones of. */
public final class SampleImages {
    private SampleImages() {}

    public static Buffer png(int width, int height) {
        return write("png", width, height, BufferedImage.TYPE_INT_ARGB);
    }

    public static Buffer jpeg(int width, int height) {
        return write("jpg", width, height, BufferedImage.TYPE_INT_RGB);
    }

    /** Lossy, one pixel. */
    public static Buffer webp() {
        return decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
    }

    /** Lossless, one pixel. */
    public static Buffer losslessWebp() {
        return decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");
    }

    /** Lossy with transparency, one pixel. */
    public static Buffer transparentWebp() {
        return decode("UklGRkoAAABXRUJQVlA4WAoAAAAQAAAAAAAAAAAAQUxQSAwAAAARBxAR/Q9ERP8DAABWUDggGAAAABQBAJ0BKgEAAQAA"
                + "AP4AAA3AAP7mtQAAAA==");
    }

    public static Buffer animatedWebp() {
        return decode("UklGRlIAAABXRUJQVlA4WAoAAAASAAAAAAAAAAAAQU5JTQYAAAD/////AABBTk1GJgAAAAAAAAAAAAAAAAAAAGQAAABWUDhM"
                + "DQAAAC8AAAAQBxAREYiI/gcA");
    }

    public static Buffer gif() {
        return decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");
    }

    /** A PNG's chunk, with the right checksum. */
    public static Buffer pngChunk(String type, Buffer data) {
        Buffer covered = Buffer.buffer().appendString(type).appendBuffer(data);
        CRC32 checksum = new CRC32();
        checksum.update(covered.getBytes());
        return Buffer.buffer().appendInt(data.length()).appendBuffer(covered).appendInt((int) checksum.getValue());
    }

    /** A JPEG's segment. */
    public static Buffer jpegSegment(int marker, Buffer content) {
        return Buffer.buffer()
                .appendUnsignedShort(0xff00 | marker)
                .appendUnsignedShort(content.length() + 2)
                .appendBuffer(content);
    }

    /** A chunk of WebP. */
    public static Buffer webpChunk(String type, Buffer data) {
        Buffer chunk =
                Buffer.buffer().appendString(type).appendIntLE(data.length()).appendBuffer(data);
        return data.length() % 2 == 0 ? chunk : chunk.appendByte((byte) 0);
    }

    /** A file of WebP with these chunks. */
    public static Buffer webp(Buffer... chunks) {
        Buffer all = Buffer.buffer().appendString("WEBP");
        for (Buffer chunk : chunks) {
            all.appendBuffer(chunk);
        }
        return Buffer.buffer().appendString("RIFF").appendIntLE(all.length()).appendBuffer(all);
    }

    public static Buffer text(String text) {
        return Buffer.buffer(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Puts something into a file. */
    public static Buffer insert(Buffer file, int at, Buffer part) {
        return file.slice(0, at).copy().appendBuffer(part).appendBuffer(file.slice(at, file.length()));
    }

    private static Buffer write(String format, int width, int height, int kind) {
        BufferedImage image = new BufferedImage(width, height, kind);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(0x0b6350));
        graphics.fillOval(0, 0, width, height);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Buffer.buffer(out.toByteArray());
    }

    private static Buffer decode(String base64) {
        return Buffer.buffer(Base64.getDecoder().decode(base64));
    }
}
