package dev.penstock.connectors.jdbc;

import dev.penstock.engine.api.Column;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Any driver's rows as texts; whole numbers as numbers. */
final class TextRows implements RowSource {
    private final ResultSet rows;
    private final ResultShape shape;
    private final int maxCellBytes;
    private long row;
    private long bytes;

    TextRows(ResultSet rows, int maxCellBytes) throws SQLException {
        this.rows = rows;
        this.maxCellBytes = maxCellBytes;
        List<Column> columns = new ArrayList<>();
        ResultSetMetaData known = rows.getMetaData();
        for (int i = 1; i <= known.getColumnCount(); i++) {
            String type = known.getColumnTypeName(i);
            boolean number = type.startsWith("int") || type.endsWith("serial");
            columns.add(new Column(known.getColumnLabel(i), type, number ? Long.class : String.class));
        }
        this.shape = new ResultShape(
                columns,
                columns.stream()
                        .map(column -> column.numeric() ? TextCell.NUMBER : TextCell.TEXT)
                        .toList());
    }

    /** A shape of texts with these names. */
    static ResultShape shape(String... names) {
        List<Column> columns = new ArrayList<>();
        for (String name : names) {
            columns.add(new Column(name, "text", String.class));
        }
        return new ResultShape(columns, Collections.nCopies(names.length, TextCell.TEXT));
    }

    @Override
    public ResultShape shape() {
        return shape;
    }

    @Override
    public int read(@Nullable Object[] cells, int from, int count) throws SQLException {
        int at = from * shape.columns().size();
        int read = 0;
        while (read < count && rows.next()) {
            row++;
            read++;
            for (int column = 1; column <= shape.columns().size(); column++) {
                String text = rows.getString(column);
                int length = text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
                if (length > maxCellBytes) {
                    throw CellLimit.exceeded(row, shape.columns().get(column - 1), length, maxCellBytes, "substring");
                }
                bytes += length;
                cells[at++] = text;
            }
        }
        return read;
    }

    @Override
    public void close() throws SQLException {
        rows.close();
    }

    @Override
    public long bytes() {
        return bytes;
    }

    /** How a text is read. */
    enum TextCell implements CellType {
        TEXT {
            @Override
            public Object value(Object raw) {
                return raw;
            }
        },
        NUMBER {
            @Override
            public Object value(Object raw) {
                return Long.valueOf(raw.toString());
            }
        };

        @Override
        public String text(Object raw) {
            return raw.toString();
        }
    }
}
