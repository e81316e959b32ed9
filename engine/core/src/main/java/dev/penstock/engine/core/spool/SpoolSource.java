package dev.penstock.engine.core.spool;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the bytes of a {@link SpoolSink}. */
final class SpoolSource {
    private final byte[] bytes;
    private int at;

    SpoolSource(byte[] bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    int at() {
        return at;
    }

    void skip(int count) {
        at += count;
    }

    int one() {
        return bytes[at++];
    }

    long fixed(int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = (value << Byte.SIZE) | (bytes[at++] & 0xFF);
        }
        return value;
    }

    long signed() {
        long value = unsigned();
        return (value >>> 1) ^ -(value & 1);
    }

    long unsigned() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes[at++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    byte[] bytes(int count) {
        byte[] copy = Arrays.copyOfRange(bytes, at, at + count);
        at += count;
        return copy;
    }

    String text(int count) {
        String text = new String(bytes, at, count, StandardCharsets.UTF_8);
        at += count;
        return text;
    }
}
