package dev.penstock.connectors.sqlite;

import dev.penstock.connectors.jdbc.CellLimit;
import dev.penstock.connectors.jdbc.Memory;
import dev.penstock.connectors.jdbc.ResultShape;
import dev.penstock.connectors.jdbc.RowSource;
import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.ResultException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqlite.core.Codes;
import org.sqlite.core.CoreResultSet;
import org.sqlite.core.CoreStatement;
import org.sqlite.core.DB;
import org.sqlite.core.SafeStmtPtr;

/** Reads cells past the driver's result set, which would take two locks and a type check for each. */
final class SqliteRows implements RowSource {
    private static final int NUMBER_BYTES = 8;

    private final SafeStmtPtr pointer;
    private final ResultShape shape;
    private final boolean utf8;
    private final int maxCellBytes;
    private boolean onRow;
    private boolean failed;
    private long row;
    private long bytes;

    private SqliteRows(SafeStmtPtr pointer, ResultShape shape, boolean utf8, int maxCellBytes, boolean onRow) {
        this.pointer = pointer;
        this.shape = shape;
        this.utf8 = utf8;
        this.maxCellBytes = maxCellBytes;
        this.onRow = onRow;
    }

    static SqliteRows of(Statement statement, int maxCellBytes) throws SQLException {
        ResultSet rows = statement.getResultSet();
        SafeStmtPtr pointer = ((CoreStatement) statement).pointer;
        // executing the statement has made the first step
        boolean onRow = !((CoreResultSet) rows).emptyResultSet;
        boolean utf8 = ((SqliteConnection) statement.getConnection()).utf8();
        return new SqliteRows(pointer, pointer.safeRun(SqliteRows::shape), utf8, maxCellBytes, onRow);
    }

    private static ResultShape shape(DB db, long statement) throws SQLException {
        int width = db.column_count(statement);
        List<Column> columns = new ArrayList<>(width);
        for (int i = 0; i < width; i++) {
            String declared = db.column_decltype(statement, i);
            String name = db.column_name(statement, i);
            columns.add(new Column(
                    name == null ? "" : name, declared == null ? "" : declared, DeclaredType.javaType(declared)));
        }
        return new ResultShape(columns, Collections.nCopies(width, SqliteCell.ANY));
    }

    @Override
    public ResultShape shape() {
        return shape;
    }

    @Override
    public int read(@Nullable Object[] cells, int from, int rows) throws SQLException {
        return pointer.safeRunInt((db, statement) -> read(db, statement, cells, from, rows));
    }

    private int read(DB db, long statement, @Nullable Object[] cells, int from, int rows) throws SQLException {
        int width = shape.columns().size();
        int at = from * width;
        int count = 0;
        long most = bytes + Memory.wholeResult();
        while (onRow && count < rows) {
            row++;
            for (int column = 0; column < width; column++) {
                cells[at++] = cell(db, statement, column);
            }
            count++;
            checkMemory(most);
            onRow = step(db, statement);
        }
        return count;
    }

    private void checkMemory(long most) {
        if (bytes > most) {
            throw new ResultException(
                    ErrorCode.RESULT_TOO_LARGE,
                    "At row " + row + " the result, or one batch of it, is larger than the "
                            + (Memory.wholeResult() >> 20) + " MiB of memory that it may take",
                    Diagnosis.of(
                            Outcome.DONE,
                            "Read it in batches by a fetch size, in smaller ones, or leave its largest columns out."),
                    null);
        }
    }

    private boolean step(DB db, long statement) throws SQLException {
        int code = db.step(statement);
        if (code != Codes.SQLITE_ROW && code != Codes.SQLITE_DONE) {
            failed = true;
            db.throwex(code);
        }
        return code == Codes.SQLITE_ROW;
    }

    private @Nullable Object cell(DB db, long statement, int column) throws SQLException {
        switch (db.column_type(statement, column)) {
            case Codes.SQLITE_NULL -> {
                return null;
            }
            case Codes.SQLITE_INTEGER -> {
                bytes += NUMBER_BYTES;
                return db.column_long(statement, column);
            }
            case Codes.SQLITE_FLOAT -> {
                bytes += NUMBER_BYTES;
                double value = db.column_double(statement, column);
                return new SqliteCell.Real(value, text(db, statement, column));
            }
            case Codes.SQLITE_BLOB -> {
                return new SqliteCell.Blob(counted(column, db.column_blob(statement, column)));
            }
            default -> {
                return counted(column, text(db, statement, column));
            }
        }
    }

    /** The blob of a text is its bytes as they lie in the file. */
    private byte[] text(DB db, long statement, int column) throws SQLException {
        return utf8
                ? db.column_blob(statement, column)
                : db.column_text(statement, column).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] counted(int column, byte[] cell) {
        if (cell.length > maxCellBytes) {
            throw CellLimit.exceeded(row, shape.columns().get(column), cell.length, maxCellBytes, "substr");
        }
        bytes += cell.length;
        return cell;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    /** The reset ends the statement: a write outside a transaction commits now, and may fail to. */
    @Override
    public void close() throws SQLException {
        if (!pointer.isClosed()) {
            pointer.safeRunConsume(this::reset);
        }
    }

    private void reset(DB db, long statement) throws SQLException {
        int code = db.reset(statement);
        onRow = false;
        if (code != Codes.SQLITE_OK && !failed) {
            failed = true;
            db.throwex(code);
        }
    }
}
