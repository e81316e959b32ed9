package dev.penstock.engine.api;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows from a list, one per batch. They test the default methods of the interface without a database. */
final class ListRows implements Rows {
    private final Deque<String> left;
    boolean closed;
    int closings;

    ListRows(String... values) {
        left = new ArrayDeque<>(Arrays.asList(values));
    }

    @Override
    public List<Column> columns() {
        return List.of(new Column("name", "text", String.class), new Column("size", "int4", Integer.class));
    }

    @Override
    public @Nullable RowBatch next() {
        String value = left.poll();
        return value == null ? null : new OneRow(value);
    }

    @Override
    public Execution<@Nullable RowBatch> nextAsync() {
        throw new AssertionError("not asked for here");
    }

    @Override
    public void cancel() {}

    @Override
    public void close() {
        closed = true;
        closings++;
    }

    private record OneRow(String name) implements RowBatch {
        @Override
        public int size() {
            return 1;
        }

        @Override
        public Object value(int row, int column) {
            return column == 0 ? name : name.length();
        }

        @Override
        public String text(int row, int column) {
            return value(row, column).toString();
        }
    }
}
