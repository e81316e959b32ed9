package dev.penstock.engine.core.export;

import java.io.IOException;
import java.io.OutputStream;

/** Encodes text as UTF-8 into one buffer without an allocation per cell. ASCII has a fast path. */
final class Utf8Output {
    private static final int SIZE = 1 << 16;
    private static final int MAX_BYTES_PER_CHAR = 3;
    /** A surrogate pair takes four bytes, but its first char was counted with three. */
    private static final int SPARE = 4;

    private final OutputStream stream;
    private final byte[] buffer = new byte[SIZE];
    private int at;

    Utf8Output(OutputStream stream) {
        this.stream = stream;
    }

    /** Writes one ASCII character. */
    void ascii(char c) throws IOException {
        if (at == SIZE) {
            drain();
        }
        buffer[at++] = (byte) c;
    }

    /** Writes bytes that are already UTF-8. */
    void bytes(byte[] utf8) throws IOException {
        if (utf8.length > SIZE - at) {
            drain();
            if (utf8.length > SIZE) {
                stream.write(utf8);
                return;
            }
        }
        System.arraycopy(utf8, 0, buffer, at, utf8.length);
        at += utf8.length;
    }

    /** Writes the part of a text between two indexes, the end excluded. */
    void text(String text, int from, int to) throws IOException {
        int i = from;
        while (i < to) {
            int end = Math.min(to, i + roomInChars());
            while (i < end) {
                char c = text.charAt(i);
                if (c < 0x80) {
                    buffer[at++] = (byte) c;
                    i++;
                } else {
                    i += wide(text, i);
                }
            }
        }
    }

    /**
     * Writes the text if it is short and has no stop character; otherwise writes nothing.
     *
     * @param stops the stop characters, indexed by ASCII code
     * @return whether the text was written
     */
    boolean plain(String text, boolean[] stops) throws IOException {
        int length = text.length();
        if (length > (SIZE - SPARE) / MAX_BYTES_PER_CHAR) {
            return false;
        }
        if (length > (SIZE - SPARE - at) / MAX_BYTES_PER_CHAR) {
            drain();
        }
        int mark = at;
        int i = 0;
        while (i < length) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                i += wide(text, i);
            } else if (stops[c]) {
                at = mark;
                return false;
            } else {
                buffer[at++] = (byte) c;
                i++;
            }
        }
        return true;
    }

    /** The number of chars that always fit; at least one. */
    private int roomInChars() throws IOException {
        int room = (SIZE - SPARE - at) / MAX_BYTES_PER_CHAR;
        if (room > 0) {
            return room;
        }
        drain();
        return (SIZE - SPARE) / MAX_BYTES_PER_CHAR;
    }

    /** Writes one non-ASCII character. An unpaired surrogate becomes a question mark, as usual in Java. */
    private int wide(String text, int i) {
        char c = text.charAt(i);
        if (c < 0x800) {
            buffer[at++] = (byte) (0xC0 | (c >> 6));
            buffer[at++] = (byte) (0x80 | (c & 0x3F));
            return 1;
        }
        if (!Character.isSurrogate(c)) {
            buffer[at++] = (byte) (0xE0 | (c >> 12));
            buffer[at++] = (byte) (0x80 | ((c >> 6) & 0x3F));
            buffer[at++] = (byte) (0x80 | (c & 0x3F));
            return 1;
        }
        int point = text.codePointAt(i);
        if (!Character.isSupplementaryCodePoint(point)) {
            buffer[at++] = '?';
            return 1;
        }
        buffer[at++] = (byte) (0xF0 | (point >> 18));
        buffer[at++] = (byte) (0x80 | ((point >> 12) & 0x3F));
        buffer[at++] = (byte) (0x80 | ((point >> 6) & 0x3F));
        buffer[at++] = (byte) (0x80 | (point & 0x3F));
        return 2;
    }

    private void drain() throws IOException {
        stream.write(buffer, 0, at);
        at = 0;
    }

    /** Writes the buffer to the stream and flushes the stream. */
    void flush() throws IOException {
        drain();
        stream.flush();
    }
}
