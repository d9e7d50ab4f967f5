package com.ovgcpayments.gateway.image;

import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads WebP (RFC 9649): a RIFF file of chunks, one of which is the image, lossy or lossless. */
final class WebpReader {
    private static final int RIFF_HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int EXTENDED_LENGTH = 10;
    private static final int ANIMATED = 0x02;
    private static final byte TRANSPARENT = 0x10;
    private static final int KEY_FRAME_CODE = 0x2a019d;
    private static final int LOSSLESS_SIGNATURE = 0x2f;
    private static final int SIDE_BITS = 14;
    private static final int SIDE_MASK = (1 << SIDE_BITS) - 1;

    private record Size(int width, int height) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Chunk(String type, byte[] content) {
        ByteBuffer fields() {
            return ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    private @Nullable Size canvas;
    private @Nullable Chunk transparency;
    private @Nullable Chunk image;

    private WebpReader() {}

    static boolean begins(ByteBuffer file) {
        return file.remaining() >= RIFF_HEADER
                && word(file, 0).equals("RIFF")
                && word(file, CHUNK_HEADER).equals("WEBP");
    }

    static StillImage read(ByteBuffer file) {
        file.order(ByteOrder.LITTLE_ENDIAN);
        int length = file.getInt(Integer.BYTES);
        require(length >= 0 && length <= file.capacity() - CHUNK_HEADER);
        if (length < file.capacity() - CHUNK_HEADER) {
            throw UnreadableImage.followed();
        }
        file.position(RIFF_HEADER);
        return new WebpReader().readChunks(file);
    }

    private StillImage readChunks(ByteBuffer file) {
        for (boolean first = true; file.hasRemaining(); first = false) {
            read(next(file), first);
        }
        @Nullable Chunk found = image;
        if (found == null) {
            throw UnreadableImage.damaged();
        }
        Size size = size(found);
        require(canvas == null || canvas.equals(size));
        return new StillImage(ImageType.WEBP, size.width(), size.height(), file(found, size));
    }

    private void read(Chunk chunk, boolean first) {
        switch (chunk.type()) {
            case "VP8X" -> {
                require(first);
                canvas = canvas(chunk);
            }
            case "ALPH" -> {
                require(canvas != null && transparency == null && image == null);
                transparency = chunk;
            }
            case "VP8 ", "VP8L" -> {
                require(image == null && (first || canvas != null));
                require(transparency == null || chunk.type().equals("VP8 "));
                image = chunk;
            }
            case "ANIM", "ANMF" -> throw UnreadableImage.moving();
            default -> require(canvas != null); // described or unknown: it draws nothing
        }
    }

    private static Chunk next(ByteBuffer file) {
        require(file.remaining() >= CHUNK_HEADER);
        String type = word(file, file.position());
        file.getInt();
        int length = file.getInt();
        require(length > 0 && length <= file.remaining());
        byte[] content = new byte[length];
        file.get(content);
        if (length % 2 != 0) {
            require(file.get() == 0);
        }
        return new Chunk(type, content);
    }

    private static Size canvas(Chunk chunk) {
        ByteBuffer fields = chunk.fields();
        require(fields.remaining() == EXTENDED_LENGTH);
        if ((fields.getInt() & ANIMATED) != 0) {
            throw UnreadableImage.moving();
        }
        return new Size(
                1 + Short.toUnsignedInt(fields.getShort()) + (Byte.toUnsignedInt(fields.get()) << Short.SIZE),
                1 + Short.toUnsignedInt(fields.getShort()) + (Byte.toUnsignedInt(fields.get()) << Short.SIZE));
    }

    private static Size size(Chunk image) {
        ByteBuffer fields = image.fields();
        if (image.type().equals("VP8L")) {
            require(Byte.toUnsignedInt(fields.get()) == LOSSLESS_SIGNATURE);
            int bits = fields.getInt();
            int version = bits >>> 29;
            require(version == 0 && fields.hasRemaining());
            return new Size(1 + (bits & SIDE_MASK), 1 + (bits >>> SIDE_BITS & SIDE_MASK));
        }
        int tag = Short.toUnsignedInt(fields.getShort()) + (Byte.toUnsignedInt(fields.get()) << Short.SIZE);
        int code = Short.toUnsignedInt(fields.getShort()) + (Byte.toUnsignedInt(fields.get()) << Short.SIZE);
        boolean keyFrame = (tag & 1) == 0;
        require(keyFrame && code == KEY_FRAME_CODE);
        Size size = new Size(fields.getShort() & SIDE_MASK, fields.getShort() & SIDE_MASK);
        require(size.width() > 0 && size.height() > 0);
        int firstPartition = tag >>> 5;
        require(firstPartition > 0 && firstPartition <= fields.remaining());
        return size;
    }

    private Buffer file(Chunk found, Size size) {
        Buffer chunks = Buffer.buffer().appendString("WEBP");
        if (transparency != null) {
            chunks.appendString("VP8X")
                    .appendIntLE(EXTENDED_LENGTH)
                    .appendByte(TRANSPARENT)
                    .appendMediumLE(0);
            chunks.appendMediumLE(size.width() - 1).appendMediumLE(size.height() - 1);
            append(transparency, chunks);
        }
        append(found, chunks);
        return Buffer.buffer().appendString("RIFF").appendIntLE(chunks.length()).appendBuffer(chunks);
    }

    private static void append(Chunk chunk, Buffer file) {
        file.appendString(chunk.type()).appendIntLE(chunk.content().length).appendBytes(chunk.content());
        if (chunk.content().length % 2 != 0) {
            file.appendByte((byte) 0);
        }
    }

    private static String word(ByteBuffer file, int at) {
        byte[] word = new byte[Integer.BYTES];
        file.get(at, word);
        return new String(word, StandardCharsets.ISO_8859_1);
    }

    private static void require(boolean sound) {
        if (!sound) {
            throw UnreadableImage.damaged();
        }
    }
}
