package dev.penstock.engine.core.export;

import java.io.IOException;
import java.io.OutputStream;

/** Encodes text as UTF-8 into one buffer, without an object a cell. What is not ASCII takes the longer way. */
final class Utf8Output {
    private static final int SIZE = 1 << 16;
    private static final int MOST_PER_CHAR = 3;
    /** A pair of surrogates takes four bytes where its first char has counted for three. */
    private static final int SPARE = 4;

    private final OutputStream stream;
    private final byte[] buffer = new byte[SIZE];
    private int at;

    Utf8Output(OutputStream stream) {
        this.stream = stream;
    }

    /** One ASCII character. */
    void ascii(char c) throws IOException {
        if (at == SIZE) {
            drain();
        }
        buffer[at++] = (byte) c;
    }

    /** Bytes that are UTF-8 already. */
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

    /** A text from its first to before its last index. */
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
     * The text if it is short and none of its characters is among those that stop it; otherwise nothing of it.
     *
     * @param stops by ASCII character
     * @return whether it stands there
     */
    boolean plain(String text, boolean[] stops) throws IOException {
        int length = text.length();
        if (length > (SIZE - SPARE) / MOST_PER_CHAR) {
            return false;
        }
        if (length > (SIZE - SPARE - at) / MOST_PER_CHAR) {
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

    /** How many chars fit for sure; at least one. */
    private int roomInChars() throws IOException {
        int room = (SIZE - SPARE - at) / MOST_PER_CHAR;
        if (room > 0) {
            return room;
        }
        drain();
        return (SIZE - SPARE) / MOST_PER_CHAR;
    }

    /** One character beyond ASCII; half a pair of surrogates becomes a question mark, as everywhere in Java. */
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

    /** Passes everything on, and has it passed on. */
    void flush() throws IOException {
        drain();
        stream.flush();
    }
}
