package dev.penstock.app.ui.grid;

import org.jspecify.annotations.Nullable;

/**
 * A cell as one line on screen: what the server sent, with signs for what cannot be seen.
 *
 * @param text on screen
 * @param kind how it is to be told apart
 */
record CellText(String text, Kind kind) {
    /** More characters than any column is wide. */
    private static final int MOST = 500;

    /** What a cell holds. */
    enum Kind {
        TEXT,
        NULL,
        /** An empty string. */
        EMPTY,
        /** Nothing but blanks. */
        BLANK
    }

    static CellText of(@Nullable String cell) {
        if (cell == null) {
            return new CellText("NULL", Kind.NULL);
        }
        if (cell.isEmpty()) {
            return new CellText("''", Kind.EMPTY);
        }
        boolean blank = cell.isBlank();
        StringBuilder line = new StringBuilder(Math.min(cell.length(), MOST + 1));
        for (int i = 0; i < Math.min(cell.length(), MOST); i++) {
            line.append(seen(cell.charAt(i), blank));
        }
        if (cell.length() > MOST) {
            line.append('…');
        }
        return new CellText(line.toString(), blank ? Kind.BLANK : Kind.TEXT);
    }

    private static char seen(char each, boolean blank) {
        return switch (each) {
            case '\n' -> '↵';
            case '\r' -> '␍';
            case '\t' -> '→';
            case ' ' -> blank ? '·' : ' ';
            // Unicode has a picture of each control character
            default -> each < ' ' ? (char) ('␀' + each) : each;
        };
    }
}
