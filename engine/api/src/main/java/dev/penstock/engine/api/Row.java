package dev.penstock.engine.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a batch. Immutable.
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

    /** A cell exactly as the server writes it. */
    public @Nullable String text(int column) {
        return batch.text(index, column);
    }

    /** A cell exactly as the server writes it, by its column's name. */
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
