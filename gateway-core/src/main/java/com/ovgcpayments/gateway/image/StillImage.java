package com.ovgcpayments.gateway.image;

import io.vertx.core.buffer.Buffer;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * An image that does not move, reduced to what draws it: comments, places, thumbnails, and whatever else a file can carry
 * along, are left out. Its structure is checked, not that every pixel can be drawn.
 *
 * @param width in pixels, at least 1, as is the height
 * @param content the file, to be sent under the content type of its type
 */
public record StillImage(ImageType type, int width, int height, Buffer content) {
    /**
     * Takes a file for what its content says it is. Its time grows with the file's length and not with the image's size.
     *
     * @throws UnreadableImage if it is not exactly one PNG, JPEG or WebP image
     */
    public static StillImage read(Buffer file) {
        ByteBuffer bytes = ByteBuffer.wrap(file.getBytes());
        try {
            if (PngReader.begins(bytes)) {
                return PngReader.read(bytes);
            } else if (JpegReader.begins(bytes)) {
                return JpegReader.read(bytes);
            } else if (WebpReader.begins(bytes)) {
                return WebpReader.read(bytes);
            }
        } catch (BufferUnderflowException e) {
            throw UnreadableImage.damaged();
        }
        throw new UnreadableImage("must be a PNG, JPEG or WebP image");
    }
}
