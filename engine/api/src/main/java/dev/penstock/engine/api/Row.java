package dev.penstock.engine.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a batch. Immutable; safe for use by many threads.
 *
 * @param columns of the result
 * @param batch where it lies
 * @param index its place in the batch, from 0
 */
public record Row(List<Column> columns, RowBatch batch, int index) {

    /** A cell by its column's place, from 0. */
    public @Nullable Object get(int column) {
        return batch.value(index, column);
    }

    /**
     * A cell by its column's name; the first of that name.
     *
     * @throws IllegalArgumentException if there is no such column; it names those there are
     */
    public @Nullable Object get(String column) {
        return get(indexOf(column));
    }

    /**
     * A cell as a type; null for NULL. Numbers convert if nothing is lost.
     *
     * @param column its column's place, from 0
     * @throws ResultException if the cell cannot be read as that type
     */
    public <T> @Nullable T get(int column, Class<T> type) {
        return TypedValue.orNull(
                get(column), type, "column '" + columns.get(column).name() + "'");
    }

    /**
     * A cell as a type; null for NULL. Numbers convert if nothing is lost.
     *
     * @throws IllegalArgumentException if there is no such column; it names those there are
     * @throws ResultException if the cell cannot be read as that type
     */
    public <T> @Nullable T get(String column, Class<T> type) {
        return get(indexOf(column), type);
    }

    /** A number that fits a long; {@link ResultException} if the cell is NULL or something else. */
    public long getLong(String column) {
        return batch.getLong(index, indexOf(column));
    }

    /** A number that fits an int; {@link ResultException} if the cell is NULL or something else. */
    public int getInt(String column) {
        return batch.getInt(index, indexOf(column));
    }

    /** A number; {@link ResultException} if the cell is NULL or something else. */
    public double getDouble(String column) {
        return batch.getDouble(index, indexOf(column));
    }

    /** A boolean; {@link ResultException} if the cell is NULL or something else. */
    public boolean getBoolean(String column) {
        return batch.getBoolean(index, indexOf(column));
    }

    /** A cell as text, exactly as the server writes it; null for NULL. */
    public @Nullable String text(int column) {
        return batch.text(index, column);
    }

    /** A cell as text, exactly as the server writes it, by its column's name; null for NULL. */
    public @Nullable String text(String column) {
        return text(indexOf(column));
    }

    private int indexOf(String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("There is no column '" + name + "'. The columns are: "
                + columns.stream().map(Column::name).toList());
    }
}
