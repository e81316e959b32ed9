package dev.penstock.engine.core.spool;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow. What has been written stays as it is, so that a reader may hold the array while more is added. */
final class Sink {
    private static final int MOST_PER_CHAR = 3;
    private static final int SHORT_TEXT = 256;
    private static final int LEAST_GROWTH = 64;

    private byte[] bytes;
    private int size;

    Sink(int capacity) {
        bytes = new byte[capacity];
    }

    /** Holds them, and room after them. */
    byte[] array() {
        return bytes;
    }

    int size() {
        return size;
    }

    /** Drops what was written after a place. */
    void backTo(int place) {
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

    /** A number that is small more often than not, whatever its sign. */
    void signed(long value) {
        unsigned((value << 1) ^ (value >> (Long.SIZE - 1)));
    }

    /** A number that is small more often than not and never negative. */
    void unsigned(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            put((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        put((int) rest);
    }

    /** A text with its length before it. */
    void sized(String text) {
        sized(text.getBytes(StandardCharsets.UTF_8));
    }

    void sized(byte[] more) {
        unsigned(more.length);
        put(more);
    }

    /** A text as UTF-8. */
    void text(String text) {
        int length = text.length();
        if (length > SHORT_TEXT) {
            put(text.getBytes(StandardCharsets.UTF_8));
            return;
        }
        room(length * MOST_PER_CHAR);
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

    /** Where what follows begins; {@link #end} then puts its length before it. */
    int begin() {
        put(0);
        return size;
    }

    /** Puts the length of what was written since the beginning before it. */
    void end(int begun) {
        int length = size - begun;
        if (length < 0x80) {
            bytes[begun - 1] = (byte) length;
            return;
        }
        int more = (Integer.SIZE - 1 - Integer.numberOfLeadingZeros(length)) / 7;
        room(more);
        System.arraycopy(bytes, begun, bytes, begun + more, length);
        size = begun - 1;
        unsigned(length);
        size += length;
    }

    private void room(int count) {
        if (count > bytes.length - size) {
            int least = Math.addExact(size, count);
            // half as much again, as far as an array can go
            long wanted = Math.max(least, size + (size >> 1) + (long) LEAST_GROWTH);
            bytes = Arrays.copyOf(bytes, (int) Math.min(wanted, Math.max(least, Integer.MAX_VALUE - LEAST_GROWTH)));
        }
    }
}
