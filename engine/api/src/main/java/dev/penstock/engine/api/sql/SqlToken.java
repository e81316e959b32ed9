package dev.penstock.engine.api.sql;

/**
 * A piece of SQL text.
 *
 * @param kind what it is
 * @param start of its first character, from 0
 * @param end behind its last character
 */
public record SqlToken(Kind kind, int start, int end) {

    /** What a piece of text is. */
    public enum Kind {
        /** A reserved or common word of SQL. */
        KEYWORD,
        /** Any other word. */
        IDENTIFIER,
        /** A name in quotes of its dialect. */
        QUOTED_IDENTIFIER,
        /** A text value; a dollar-quoted body too. */
        STRING,
        /** A number. */
        NUMBER,
        /** {@code ?}, {@code ?1} or {@code $1}. */
        PLACEHOLDER,
        /** {@code :name}. */
        NAMED_PLACEHOLDER,
        /** {@code ;} between statements. */
        SEMICOLON,
        /** An operator, a bracket, a comma, or a character that has no place in SQL. */
        SYMBOL,
        /** To the end of the line, or between its marks. */
        COMMENT,
        /** Blanks and line ends. */
        SPACE
    }

    /** Its text. */
    public String of(CharSequence text) {
        return text.subSequence(start, end).toString();
    }

    /** Whether it says nothing to the server. */
    public boolean silent() {
        return kind == Kind.COMMENT || kind == Kind.SPACE;
    }
}
