package com.ovgcpayments.gateway.image;

import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/** Reads JPEG (ITU-T T.81) as browsers draw it: segments behind markers, and scans whose end is the next marker. */
final class JpegReader {
    private static final int MARKER = 0xff;
    private static final int START_OF_IMAGE = 0xd8;
    private static final int END_OF_IMAGE = 0xd9;
    private static final int START_OF_SCAN = 0xda;
    private static final int COMMENT = 0xfe;
    private static final int JFIF = 0xe0;
    private static final int ADOBE = 0xee;

    /** Baseline, extended and progressive. */
    private static final Set<Integer> FRAMES = Set.of(0xc0, 0xc1, 0xc2);

    /** Huffman tables, quantisation tables, restart interval. */
    private static final Set<Integer> TABLES = Set.of(0xc4, 0xdb, 0xdd);

    private static final Set<Integer> COMPONENTS = Set.of(1, 3, 4);
    private static final int FRAME_LENGTH = 6;

    private final ByteBuffer file;
    private final Buffer kept;
    private int width;
    private int height;
    private boolean scanned;

    private JpegReader(ByteBuffer file) {
        this.file = file;
        this.kept = Buffer.buffer(file.remaining());
    }

    static boolean begins(ByteBuffer file) {
        return file.remaining() >= Integer.BYTES && file.getInt(file.position()) >>> 8 == 0xffd8ff;
    }

    static StillImage read(ByteBuffer file) {
        return new JpegReader(file).read();
    }

    private StillImage read() {
        file.getShort();
        keepMarker(START_OF_IMAGE);
        for (int marker = nextMarker(); marker != END_OF_IMAGE; marker = nextMarker()) {
            keepSegment(marker);
        }
        require(scanned);
        if (file.hasRemaining()) {
            throw UnreadableImage.followed();
        }
        keepMarker(END_OF_IMAGE);
        return new StillImage(ImageType.JPEG, width, height, kept);
    }

    private int nextMarker() {
        require(unsigned(file.get()) == MARKER);
        int code = MARKER;
        while (code == MARKER) { // may be repeated, to fill
            code = unsigned(file.get());
        }
        return code;
    }

    private void keepSegment(int marker) {
        int length = Short.toUnsignedInt(file.getShort()) - Short.BYTES;
        require(length >= 0 && length <= file.remaining());
        byte[] content = new byte[length];
        file.get(content);
        if (FRAMES.contains(marker)) {
            readFrame(ByteBuffer.wrap(content));
            keepSegment(marker, content);
        } else if (marker == START_OF_SCAN) {
            require(width > 0);
            keepSegment(marker, content);
            keepScan();
        } else if (TABLES.contains(marker) || tellsColours(marker, content)) {
            keepSegment(marker, content);
        } else {
            boolean other = marker == COMMENT || (marker & 0xf0) == JFIF;
            require(other);
        }
    }

    private void readFrame(ByteBuffer frame) {
        require(width == 0 && frame.remaining() >= FRAME_LENGTH && frame.get() == Byte.SIZE);
        height = Short.toUnsignedInt(frame.getShort());
        width = Short.toUnsignedInt(frame.getShort());
        int components = frame.get();
        require(width > 0 && height > 0);
        require(COMPONENTS.contains(components) && frame.remaining() == 3 * components);
    }

    /** Without them some images have other colours. A thumbnail, which the first may have, is not kept. */
    private static boolean tellsColours(int marker, byte[] content) {
        return (marker == JFIF && content.length == 14 && beginsWith(content, "JFIF\0"))
                || (marker == ADOBE && content.length == 12 && beginsWith(content, "Adobe"));
    }

    private static boolean beginsWith(byte[] content, String word) {
        byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
        return Arrays.equals(bytes, Arrays.copyOf(content, bytes.length));
    }

    /** Up to the next marker that does not belong to it: a byte 0xff is followed by zero, and a restart by its number. */
    private void keepScan() {
        int start = file.position();
        int end = start;
        while (unsigned(file.get()) != MARKER || isWithinScan(unsigned(file.get()))) {
            end = file.position();
        }
        file.position(end);
        require(end > start);
        byte[] scan = new byte[end - start];
        file.get(start, scan);
        kept.appendBytes(scan);
        scanned = true;
    }

    private static boolean isWithinScan(int code) {
        return code == 0 || (code & 0xf8) == 0xd0;
    }

    private void keepSegment(int marker, byte[] content) {
        keepMarker(marker);
        kept.appendUnsignedShort(content.length + Short.BYTES).appendBytes(content);
    }

    private void keepMarker(int marker) {
        kept.appendUnsignedByte((short) MARKER).appendUnsignedByte((short) marker);
    }

    private static int unsigned(byte value) {
        return Byte.toUnsignedInt(value);
    }

    private static void require(boolean sound) {
        if (!sound) {
            throw UnreadableImage.damaged();
        }
    }
}
