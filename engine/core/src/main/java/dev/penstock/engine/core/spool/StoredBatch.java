package dev.penstock.engine.core.spool;

import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.RowBatch;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows of one or several blocks. Each call decodes its cell. */
final class StoredBatch implements RowBatch {
    private final List<Column> columns;
    private final List<Block> blocks;
    /** The first row of each block, as an index of the batch. */
    private final int[] begins;

    private final int size;

    StoredBatch(List<Column> columns, List<Block> blocks, int[] begins, int size) {
        this.columns = columns;
        this.blocks = blocks;
        this.begins = begins;
        this.size = size;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public @Nullable Object value(int row, int column) {
        return CellCodec.value(cell(row, column), columns.get(column));
    }

    @Override
    public @Nullable String text(int row, int column) {
        return CellCodec.text(cell(row, column));
    }

    private SpoolSource cell(int row, int column) {
        Objects.checkIndex(row, size);
        Objects.checkIndex(column, columns.size());
        int found = Arrays.binarySearch(begins, row);
        int block = found >= 0 ? found : -found - 2;
        return blocks.get(block).cell((row - begins[block]) * columns.size() + column);
    }
}
