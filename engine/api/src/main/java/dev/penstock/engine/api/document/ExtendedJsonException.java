package dev.penstock.engine.api.document;

/** A text that is no extended JSON; its message says where and why. */
public final class ExtendedJsonException extends IllegalArgumentException {
    private final int offset;
    private final int line;
    private final int column;

    ExtendedJsonException(String text, int offset, String reason) {
        super(place(text, offset) + ": " + reason);
        this.offset = offset;
        this.line = line(text, offset);
        this.column = column(text, offset);
    }

    /** Where in the text, in characters from 0; the text's length if it ends too early. */
    public int offset() {
        return offset;
    }

    /** The line, from 1. */
    public int line() {
        return line;
    }

    /** The place in the line, in characters from 1. */
    public int column() {
        return column;
    }

    private static String place(String text, int offset) {
        return "line " + line(text, offset) + ", column " + column(text, offset);
    }

    private static int line(String text, int offset) {
        return 1 + (int) text.chars().limit(offset).filter(c -> c == '\n').count();
    }

    private static int column(String text, int offset) {
        return offset - (offset == 0 ? -1 : text.lastIndexOf('\n', offset - 1));
    }
}
