package dev.penstock.engine.core.spool;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The hexadecimal notations of servers for bytes. A text in one of them need not be stored beside the bytes. */
enum HexNotation {
    /** {@code \x00ff}. */
    POSTGRESQL("\\x", "", false),
    /** {@code X'00FF'}. */
    SQL("X'", "'", true);

    private final String before;
    private final String after;
    private final boolean upper;

    HexNotation(String before, String after, boolean upper) {
        this.before = before;
        this.after = after;
        this.upper = upper;
    }

    /** The notation in which the text represents the bytes; null if there is none. */
    static @Nullable HexNotation of(byte[] bytes, String text) {
        for (HexNotation form : values()) {
            if (form.writes(bytes, text)) {
                return form;
            }
        }
        return null;
    }

    private boolean writes(byte[] bytes, String text) {
        if (text.length() != before.length() + 2L * bytes.length + after.length()
                || !text.startsWith(before)
                || !text.endsWith(after)) {
            return false;
        }
        HexFormat digits = digits();
        int at = before.length();
        for (byte b : bytes) {
            if (text.charAt(at++) != digits.toHighHexDigit(b) || text.charAt(at++) != digits.toLowHexDigit(b)) {
                return false;
            }
        }
        return true;
    }

    String text(byte[] bytes) {
        return before + digits().formatHex(bytes) + after;
    }

    private HexFormat digits() {
        return upper ? HexFormat.of().withUpperCase() : HexFormat.of();
    }
}
