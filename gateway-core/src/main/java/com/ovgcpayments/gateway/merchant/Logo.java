package com.ovgcpayments.gateway.merchant;

import com.ovgcpayments.gateway.image.ImageType;
import com.ovgcpayments.gateway.image.StillImage;
import com.ovgcpayments.gateway.image.UnreadableImage;
import com.ovgcpayments.gateway.secret.Digest;
import io.vertx.core.buffer.Buffer;
import java.util.HexFormat;

/**
 * A merchant's logo, as it is sent to browsers.
 *
 * @param mark its hash and its size
 */
public record Logo(ImageType type, Buffer content, LogoMark mark) {
    /** How large an uploaded file may be. */
    public static final int MAX_BYTES = 128 * 1024;

    /** How wide and how high an image may be, in pixels. */
    public static final int MAX_SIDE = 2_000;

    /**
     * Reads an uploaded file. What its sender called it or its type does not count, and what does not draw it is not kept.
     *
     * @throws IllegalArgumentException if it is no PNG, JPEG or WebP image, or too large
     */
    public static Logo read(Buffer file) {
        if (file.length() == 0) {
            throw new IllegalArgumentException("the logo is an empty file");
        }
        if (file.length() > MAX_BYTES) {
            throw new IllegalArgumentException("the logo must have at most " + MAX_BYTES / 1024 + " kB");
        }
        StillImage image;
        try {
            image = StillImage.read(file);
        } catch (UnreadableImage e) {
            throw new IllegalArgumentException("the logo " + e.getMessage(), e);
        }
        if (image.width() > MAX_SIDE || image.height() > MAX_SIDE) {
            throw new IllegalArgumentException("the logo must be at most " + MAX_SIDE + " pixels wide and high, not "
                    + image.width() + " × " + image.height());
        }
        String hash = HexFormat.of().formatHex(Digest.sha256(image.content().getBytes()));
        return new Logo(image.type(), image.content(), new LogoMark(hash, image.width(), image.height()));
    }
}
