package dev.penstock.engine.api.sql;

/**
 * A token of SQL text.
 *
 * @param kind the kind
 * @param start the offset of the first character, from 0
 * @param end the offset after the last character
 */
public record SqlToken(Kind kind, int start, int end) {

    /** The kinds of tokens. */
    public enum Kind {
        /** A reserved or common keyword of SQL. */
        KEYWORD,
        /** Any other word. */
        IDENTIFIER,
        /** A quoted identifier of the dialect. */
        QUOTED_IDENTIFIER,
        /** A string literal, dollar-quoted ones included. */
        STRING,
        /** A number. */
        NUMBER,
        /** {@code ?}, {@code ?1} or {@code $1}. */
        PLACEHOLDER,
        /** {@code :name}. */
        NAMED_PLACEHOLDER,
        /** {@code ;} between statements. */
        SEMICOLON,
        /** An operator, a bracket, a comma, or a character that SQL does not know. */
        SYMBOL,
        /** A line comment or a block comment. */
        COMMENT,
        /** Space and line ends. */
        SPACE
    }

    /** The text of the token. */
    public String of(CharSequence text) {
        return text.subSequence(start, end).toString();
    }

    /** Whether the token has no meaning for the server: space or a comment. */
    public boolean silent() {
        return kind == Kind.COMMENT || kind == Kind.SPACE;
    }
}
