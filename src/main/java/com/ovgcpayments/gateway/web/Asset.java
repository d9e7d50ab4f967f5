package com.ovgcpayments.gateway.web;

import com.ovgcpayments.gateway.secret.Digest;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/**
 * A file that never changes under its path.
 *
 * @param path absolute, with a hash of the content in the name: {@code /assets/checkout.0123456789ab.css}
 * @param zipped the content as gzip, which is what nearly every browser takes
 */
public record Asset(String path, String contentType, Buffer content, Buffer zipped) {
    private static final String FOLDER = "/assets/";
    private static final int HASH_LENGTH = 12;

    /**
     * Reads a file from the jar, once, when the gateway starts.
     *
     * @param file its absolute path in the jar; what follows the last dot says of what type it is
     */
    public static Asset read(String file) {
        try (InputStream stream = Asset.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("missing from the jar: " + file);
            }
            byte[] content = stream.readAllBytes();
            String hash = HexFormat.of().formatHex(Digest.sha256(content)).substring(0, HASH_LENGTH);
            String name = file.substring(file.lastIndexOf('/') + 1);
            int dot = name.lastIndexOf('.');
            String extension = name.substring(dot + 1);
            return new Asset(
                    FOLDER + name.substring(0, dot) + "." + hash + "." + extension,
                    contentType(extension),
                    Buffer.buffer(content),
                    zip(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String contentType(String extension) {
        return switch (extension) {
            case "css" -> "text/css; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "svg" -> "image/svg+xml";
            default -> throw new IllegalArgumentException("not a kind of file that pages ask for: " + extension);
        };
    }

    private static Buffer zip(byte[] content) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream(content.length / 3);
        try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write(content);
        }
        return Buffer.buffer(zipped.toByteArray());
    }
}
