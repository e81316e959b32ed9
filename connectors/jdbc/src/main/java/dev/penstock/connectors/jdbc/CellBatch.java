package dev.penstock.connectors.jdbc;

import dev.penstock.connectors.jdbc.CellType.Primitive;
import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.ResultException;
import dev.penstock.engine.api.RowBatch;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows as raw cells in one flat array; a cell is converted each time it is read. */
final class CellBatch implements RowBatch {
    private static final int SHOWN = 40;
    private static final long EXACT_IN_DOUBLE = 1L << 53;

    private final ResultShape shape;
    private final @Nullable Object[] cells;
    private final int from;
    private final int size;
    private final int width;

    /**
     * @param from the first row's place in the array, in rows
     * @param size in rows
     */
    CellBatch(ResultShape shape, @Nullable Object[] cells, int from, int size) {
        this.shape = shape;
        this.cells = cells;
        this.from = from;
        this.size = size;
        this.width = shape.columns().size();
    }

    /** The rows before that one. */
    CellBatch until(int row) {
        return new CellBatch(shape, cells, from, row);
    }

    /** That row and those behind it. */
    CellBatch from(int row) {
        return new CellBatch(shape, cells, from + row, size - row);
    }

    /** These rows and those of another batch of the same result. */
    CellBatch and(CellBatch more) {
        @Nullable Object[] all = Arrays.copyOfRange(cells, from * width, (from + size + more.size) * width);
        System.arraycopy(more.cells, more.from * width, all, size * width, more.size * width);
        return new CellBatch(shape, all, 0, size + more.size);
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

    @Override
    public boolean isNull(int row, int column) {
        return raw(row, column) == null;
    }

    @Override
    public long getLong(int row, int column) {
        Object raw = raw(row, column);
        CellType type = shape.types().get(column);
        if (raw != null && type.primitive(raw) == Primitive.LONG) {
            return type.asLong(raw);
        }
        return RowBatch.super.getLong(row, column);
    }

    @Override
    public int getInt(int row, int column) {
        Object raw = raw(row, column);
        CellType type = shape.types().get(column);
        if (raw != null && type.primitive(raw) == Primitive.LONG) {
            long number = type.asLong(raw);
            if (number == (int) number) {
                return (int) number;
            }
        }
        return RowBatch.super.getInt(row, column);
    }

    @Override
    public double getDouble(int row, int column) {
        Object raw = raw(row, column);
        CellType type = shape.types().get(column);
        if (raw != null) {
            Primitive primitive = type.primitive(raw);
            if (primitive == Primitive.DOUBLE) {
                return type.asDouble(raw);
            }
            if (primitive == Primitive.LONG && Math.abs(type.asLong(raw)) <= EXACT_IN_DOUBLE) {
                return type.asLong(raw);
            }
        }
        return RowBatch.super.getDouble(row, column);
    }

    @Override
    public boolean getBoolean(int row, int column) {
        Object raw = raw(row, column);
        CellType type = shape.types().get(column);
        if (raw != null && type.primitive(raw) == Primitive.BOOLEAN) {
            return type.asBoolean(raw);
        }
        return RowBatch.super.getBoolean(row, column);
    }

    private @Nullable Object raw(int row, int column) {
        return cells[(from + Objects.checkIndex(row, size)) * width + Objects.checkIndex(column, width)];
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
