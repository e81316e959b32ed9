package dev.penstock.engine.api;

import java.util.List;

/**
 * Makes records of the rows of one result. Safe for use by many threads.
 *
 * @param <R> the record
 */
final class RowMapper<R extends Record> {
    private final RecordMapper.Shape<R> shape;

    private RowMapper(RecordMapper.Shape<R> shape) {
        this.shape = shape;
    }

    /**
     * The mapper for a result's columns.
     *
     * @throws ResultException if a component has no column
     */
    static <R extends Record> RowMapper<R> of(Class<R> type, List<Column> columns) {
        return new RowMapper<>(
                RecordMapper.of(type).shape(columns.stream().map(Column::name).toList()));
    }

    /**
     * A row as a record.
     *
     * @throws ResultException if a cell cannot be read as its component's type
     */
    R map(Row row) {
        try {
            return shape.map(row::get);
        } catch (Unreadable unreadable) {
            throw unreadable.failureOfColumn();
        }
    }
}
