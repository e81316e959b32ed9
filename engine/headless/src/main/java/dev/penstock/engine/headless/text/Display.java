package dev.penstock.engine.headless.text;

import java.text.BreakIterator;
import java.util.Locale;

/** The appearance of text on a terminal: its width, and escapes for invisible characters. */
public final class Display {
    /** The ranges of characters with two columns, in order: East Asian Wide and Fullwidth, and emoji. */
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x231A, 0x231B, 0x2329, 0x232A, 0x23E9, 0x23EC, 0x23F0, 0x23F0, 0x23F3, 0x23F3, 0x25FD, 0x25FE,
        0x2614, 0x2615, 0x2648, 0x2653, 0x267F, 0x267F, 0x2693, 0x2693, 0x26A1, 0x26A1, 0x26AA, 0x26AB, 0x26BD, 0x26BE,
        0x26C4, 0x26C5, 0x26CE, 0x26CE, 0x26D4, 0x26D4, 0x26EA, 0x26EA, 0x26F2, 0x26F3, 0x26F5, 0x26F5, 0x26FA, 0x26FA,
        0x26FD, 0x26FD, 0x2705, 0x2705, 0x270A, 0x270B, 0x2728, 0x2728, 0x274C, 0x274C, 0x274E, 0x274E, 0x2753, 0x2755,
        0x2757, 0x2757, 0x2795, 0x2797, 0x27B0, 0x27B0, 0x27BF, 0x27BF, 0x2B1B, 0x2B1C, 0x2B50, 0x2B50, 0x2B55, 0x2B55,
        0x2E80, 0x303E, 0x3041, 0xA4CF, 0xA960, 0xA97C, 0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE10, 0xFE19, 0xFE30, 0xFE6F,
        0xFF00, 0xFF60, 0xFFE0, 0xFFE6, 0x16FE0, 0x18DFF, 0x1AFF0, 0x1B2FF, 0x1F004, 0x1F004, 0x1F0CF, 0x1F0CF, 0x1F18E,
        0x1F18E, 0x1F191, 0x1F19A, 0x1F1E6, 0x1F1FF, 0x1F200, 0x1F320, 0x1F32D, 0x1F335, 0x1F337, 0x1F37C, 0x1F37E,
        0x1F393, 0x1F3A0, 0x1F3CA, 0x1F3CF, 0x1F3D3, 0x1F3E0, 0x1F3F0, 0x1F3F4, 0x1F3F4, 0x1F3F8, 0x1F43E, 0x1F440,
        0x1F440, 0x1F442, 0x1F4FC, 0x1F4FF, 0x1F53D, 0x1F54B, 0x1F54E, 0x1F550, 0x1F567, 0x1F57A, 0x1F57A, 0x1F595,
        0x1F596, 0x1F5A4, 0x1F5A4, 0x1F5FB, 0x1F64F, 0x1F680, 0x1F6C5, 0x1F6CC, 0x1F6CC, 0x1F6D0, 0x1F6DF, 0x1F6EB,
        0x1F6EC, 0x1F6F4, 0x1F6FC, 0x1F7E0, 0x1F7F0, 0x1F90C, 0x1F93A, 0x1F93C, 0x1F945, 0x1F947, 0x1FAFF, 0x20000,
        0x3FFFD
    };

    private static final char EMOJI_PRESENTATION = '\uFE0F';
    private static final char FIRST_COMBINING = '\u0300';

    private Display() {}

    /** The width in columns of a text without control characters. */
    public static int width(String text) {
        int plain = plainPrefix(text);
        return plain == text.length() ? plain : prefix(text, Integer.MAX_VALUE).width();
    }

    /** The text, truncated with an ellipsis if it is too wide. */
    public static String cut(String text, int width) {
        if (text.length() <= width && plainPrefix(text) == text.length()) {
            return text;
        }
        if (prefix(text, width).length() == text.length()) {
            return text;
        }
        return text.substring(0, prefix(text, width - 1).length()) + "…";
    }

    /** The text with escapes for control characters and for characters that change the direction of writing. */
    public static String visible(String text) {
        int at = 0;
        while (at < text.length() && !hidden(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16).append(text, 0, at);
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            switch (c) {
                case '\n' -> shown.append("\\n");
                case '\r' -> shown.append("\\r");
                case '\t' -> shown.append("\\t");
                default -> {
                    if (hidden(c)) {
                        shown.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        shown.append(c);
                    }
                }
            }
        }
        return shown.toString();
    }

    private static boolean hidden(char c) {
        return c < ' '
                || (c >= 0x7F && c < 0xA0)
                || c == '\u061C'
                || c == '\u200E'
                || c == '\u200F'
                || (c >= '\u2028' && c <= '\u202E')
                || (c >= '\u2066' && c <= '\u2069')
                || c == '\uFEFF';
    }

    private static int plainPrefix(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) < FIRST_COMBINING) {
            at++;
        }
        return at;
    }

    private record Prefix(int length, int width) {}

    /** The longest prefix within a width. Does not split combined characters. */
    private static Prefix prefix(String text, int limit) {
        BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
        clusters.setText(text);
        int width = 0;
        int start = clusters.first();
        for (int end = clusters.next(); end != BreakIterator.DONE; start = end, end = clusters.next()) {
            int own = width(text, start, end);
            if (width + own > limit) {
                return new Prefix(start, width);
            }
            width += own;
        }
        return new Prefix(text.length(), width);
    }

    private static int width(String text, int start, int end) {
        int widest = 0;
        for (int at = start; at < end; at += Character.charCount(text.codePointAt(at))) {
            int c = text.codePointAt(at);
            widest = Math.max(widest, c == EMOJI_PRESENTATION ? 2 : width(c));
        }
        return widest;
    }

    private static int width(int c) {
        if (c < FIRST_COMBINING) {
            return 1;
        }
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        for (int i = 0; i < WIDE.length && WIDE[i] <= c; i += 2) {
            if (c <= WIDE[i + 1]) {
                return 2;
            }
        }
        return 1;
    }
}
