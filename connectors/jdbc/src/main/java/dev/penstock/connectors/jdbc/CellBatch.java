package dev.penstock.connectors.jdbc;

import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.ResultException;
import dev.penstock.engine.api.RowBatch;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows as raw cells in one flat array; a cell becomes a value when it is asked for. */
final class CellBatch implements RowBatch {
    private static final int SHOWN = 40;

    private final ResultShape shape;
    private final @Nullable Object[] cells;
    private final int size;
    private final int width;

    CellBatch(ResultShape shape, @Nullable Object[] cells, int size) {
        this.shape = shape;
        this.cells = cells;
        this.size = size;
        this.width = shape.columns().size();
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public @Nullable Object value(int row, int column) {
        Object raw = raw(row, column);
        if (raw == null) {
            return null;
        }
        CellType type = shape.types().get(column);
        try {
            return type.value(raw);
        } catch (RuntimeException e) {
            throw unreadable(row, shape.columns().get(column), type.text(raw), e);
        }
    }

    @Override
    public @Nullable String text(int row, int column) {
        Object raw = raw(row, column);
        return raw == null ? null : shape.types().get(column).text(raw);
    }

    private @Nullable Object raw(int row, int column) {
        return cells[Objects.checkIndex(row, size) * width + Objects.checkIndex(column, width)];
    }

    private static ResultException unreadable(int row, Column column, String text, RuntimeException cause) {
        String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        return new ResultException(
                ErrorCode.VALUE_UNREADABLE,
                "Row " + (row + 1) + " of the batch has '" + shown + "' in column '" + column.name() + "', which no "
                        + column.javaType().getSimpleName() + " can hold",
                Diagnosis.of(Outcome.DONE, "Read the cell as text, or cast the column to text in the statement."),
                cause);
    }
}
