package com.ovgcpayments.gateway.image;

import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;

/** Reads PNG (ISO/IEC 15948): a signature, then chunks, each with its length, its type and a checksum. */
final class PngReader {
    private static final long SIGNATURE = 0x89504e470d0a1a0aL;
    private static final int HEADER_LENGTH = 13;
    private static final int AROUND_DATA = 12;
    private static final int LONGEST_COLOURS = 256;
    private static final int LONGEST_PALETTE = 3 * LONGEST_COLOURS;
    private static final int INDEXED = 3;

    /** By colour type, how many bits a sample may have. */
    private static final Map<Integer, Set<Integer>> DEPTHS = Map.of(
            0,
            Set.of(1, 2, 4, 8, 16),
            2,
            Set.of(8, 16),
            INDEXED,
            Set.of(1, 2, 4, 8),
            4,
            Set.of(8, 16),
            6,
            Set.of(8, 16));

    /** What is not the image itself, but says which colours it has. */
    private static final Set<String> COLOURS = Set.of("tRNS", "gAMA", "cHRM", "sRGB");

    /** @param whole the chunk as it stands in the file */
    private record Chunk(String type, ByteBuffer data, ByteBuffer whole) {
        int length() {
            return data.capacity();
        }

        /** A reader that does not know a chunk may pass over it only if its type begins in lower case. */
        boolean isCritical() {
            return Character.isUpperCase(type.charAt(0));
        }
    }

    private PngReader() {}

    static boolean begins(ByteBuffer file) {
        return file.remaining() >= Long.BYTES && file.getLong(file.position()) == SIGNATURE;
    }

    static StillImage read(ByteBuffer file) {
        Buffer kept = Buffer.buffer(file.remaining()).appendLong(file.getLong());
        Chunk header = next(file);
        ByteBuffer fields = header.data();
        require(header.type().equals("IHDR") && header.length() == HEADER_LENGTH);
        int width = fields.getInt();
        int height = fields.getInt();
        int depth = fields.get();
        int colour = fields.get();
        require(width > 0 && height > 0 && DEPTHS.getOrDefault(colour, Set.of()).contains(depth));
        int compression = fields.get();
        int filter = fields.get();
        int interlacing = fields.get();
        require(compression == 0 && filter == 0 && (interlacing & ~1) == 0);
        keep(header, kept);
        keepImage(file, colour == INDEXED, kept);
        return new StillImage(ImageType.PNG, width, height, kept);
    }

    private static void keepImage(ByteBuffer file, boolean indexed, Buffer kept) {
        boolean palette = false;
        boolean data = false;
        boolean dataEnded = false;
        for (Chunk chunk = next(file); !chunk.type().equals("IEND"); chunk = next(file)) {
            if (chunk.type().equals("IDAT")) {
                require(!dataEnded && (palette || !indexed));
                data = true;
                keep(chunk, kept);
                continue;
            }
            dataEnded = data;
            if (chunk.type().equals("PLTE")) {
                require(!palette && !data && chunk.length() % 3 == 0);
                require(chunk.length() > 0 && chunk.length() <= LONGEST_PALETTE);
                palette = true;
                keep(chunk, kept);
            } else if (COLOURS.contains(chunk.type())) {
                require(!data && chunk.length() <= LONGEST_COLOURS);
                keep(chunk, kept);
            } else {
                require(!chunk.isCritical());
            }
        }
        require(data);
        if (file.hasRemaining()) {
            throw UnreadableImage.followed();
        }
        kept.appendInt(0)
                .appendString("IEND")
                .appendInt(checksum(ByteBuffer.wrap("IEND".getBytes(StandardCharsets.US_ASCII))));
    }

    private static Chunk next(ByteBuffer file) {
        int start = file.position();
        int length = file.getInt();
        require(length >= 0 && length <= file.remaining() - (AROUND_DATA - Integer.BYTES));
        ByteBuffer whole = file.slice(start, length + AROUND_DATA);
        byte[] type = new byte[Integer.BYTES];
        whole.get(Integer.BYTES, type);
        require(checksum(whole.slice(Integer.BYTES, Integer.BYTES + length))
                == whole.getInt(length + AROUND_DATA - Integer.BYTES));
        file.position(start + whole.capacity());
        return new Chunk(new String(type, StandardCharsets.ISO_8859_1), whole.slice(2 * Integer.BYTES, length), whole);
    }

    private static int checksum(ByteBuffer covered) {
        CRC32 checksum = new CRC32();
        checksum.update(covered);
        return (int) checksum.getValue();
    }

    private static void keep(Chunk chunk, Buffer kept) {
        byte[] bytes = new byte[chunk.whole().capacity()];
        chunk.whole().get(0, bytes);
        kept.appendBytes(bytes);
    }

    private static void require(boolean sound) {
        if (!sound) {
            throw UnreadableImage.damaged();
        }
    }
}
