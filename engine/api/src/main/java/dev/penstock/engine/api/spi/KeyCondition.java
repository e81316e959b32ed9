package dev.penstock.engine.api.spi;

import org.jspecify.annotations.Nullable;

/**
 * A condition {@code column = value} that holds for every row a statement touches.
 *
 * @param object the table's name or alias before the column; null if the text names none
 * @param column the column, folded as the server folds it
 * @param value what it is compared with
 */
public record KeyCondition(@Nullable String object, String column, Operand value) {

    /** The other side of the equals sign. */
    public sealed interface Operand permits Literal, Positional, Named {}

    /**
     * A constant in the text.
     *
     * @param value a {@link Long}, {@link java.math.BigDecimal}, {@link String} or {@link Boolean}
     */
    public record Literal(Object value) implements Operand {}

    /**
     * A bound value by its place.
     *
     * @param index among the placeholders of the whole text, from 0
     */
    public record Positional(int index) implements Operand {}

    /**
     * A bound value by its name.
     *
     * @param name without the colon
     */
    public record Named(String name) implements Operand {}
}
