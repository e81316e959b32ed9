package dev.penstock.engine.api.document;

import java.util.Objects;

/**
 * A regular expression of the server's kind (PCRE).
 *
 * @param pattern without NUL
 * @param options letters such as {@code i} and {@code m}, in alphabetical order, without NUL
 */
public record Regex(String pattern, String options) implements BsonValue {
    /**
     * Puts the options into order.
     *
     * @throws IllegalArgumentException if one of them has a NUL
     */
    public Regex {
        Objects.requireNonNull(pattern, "pattern");
        Objects.requireNonNull(options, "options");
        if (pattern.indexOf('\0') >= 0 || options.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("A regular expression cannot have a NUL: leave it out");
        }
        options = options.codePoints()
                .sorted()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** A pattern without options. */
    public Regex(String pattern) {
        this(pattern, "");
    }
}
