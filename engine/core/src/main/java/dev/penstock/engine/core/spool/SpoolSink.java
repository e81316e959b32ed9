package dev.penstock.engine.core.spool;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing byte array. Written bytes never change, so that a reader may use the array while more bytes are appended.
 */
final class SpoolSink {
    private static final int MAX_BYTES_PER_CHAR = 3;
    private static final int SHORT_TEXT = 256;
    private static final int MIN_GROWTH = 64;

    private byte[] bytes;
    private int size;

    SpoolSink(int capacity) {
        bytes = new byte[capacity];
    }

    /** The array with the bytes and free space after them. */
    byte[] array() {
        return bytes;
    }

    int size() {
        return size;
    }

    /** Drops the bytes after a position. */
    void truncate(int place) {
        size = place;
    }

    void put(int oneByte) {
        room(1);
        bytes[size++] = (byte) oneByte;
    }

    void put(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }

    void fixed(long value, int count) {
        room(count);
        for (int shift = (count - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            bytes[size++] = (byte) (value >> shift);
        }
    }

    /** Writes a number of either sign; small numbers take few bytes. */
    void signed(long value) {
        unsigned((value << 1) ^ (value >> (Long.SIZE - 1)));
    }

    /** Writes a number that is not negative; small numbers take few bytes. */
    void unsigned(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            put((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        put((int) rest);
    }

    /** Writes a text with its length before it. */
    void sized(String text) {
        sized(text.getBytes(StandardCharsets.UTF_8));
    }

    void sized(byte[] more) {
        unsigned(more.length);
        put(more);
    }

    /** Writes a text as UTF-8. */
    void text(String text) {
        int length = text.length();
        if (length > SHORT_TEXT) {
            put(text.getBytes(StandardCharsets.UTF_8));
            return;
        }
        room(length * MAX_BYTES_PER_CHAR);
        int at = size;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                put(text.getBytes(StandardCharsets.UTF_8));
                return;
            }
            bytes[at++] = (byte) c;
        }
        size = at;
    }

    /** Starts a part and returns its offset. {@link #end} then puts its length before it. */
    int begin() {
        put(0);
        return size;
    }

    /** Ends a part: puts its length before it. */
    void end(int start) {
        int length = size - start;
        if (length < 0x80) {
            bytes[start - 1] = (byte) length;
            return;
        }
        int more = (Integer.SIZE - 1 - Integer.numberOfLeadingZeros(length)) / 7;
        room(more);
        System.arraycopy(bytes, start, bytes, start + more, length);
        size = start - 1;
        unsigned(length);
        size += length;
    }

    private void room(int count) {
        if (count > bytes.length - size) {
            int least = Math.addExact(size, count);
            // grow by half, up to the maximum size of an array
            long wanted = Math.max(least, size + (size >> 1) + (long) MIN_GROWTH);
            bytes = Arrays.copyOf(bytes, (int) Math.min(wanted, Math.max(least, Integer.MAX_VALUE - MIN_GROWTH)));
        }
    }
}
