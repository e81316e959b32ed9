package dev.penstock.connectors.jdbc;

import dev.penstock.engine.api.Changed;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Row;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementException;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.spi.AnalysedStatement;
import dev.penstock.engine.api.spi.Answer;
import dev.penstock.engine.api.spi.TransactionControl;
import dev.penstock.engine.api.spi.Wire;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs one statement once for each row of values. A batch is all or nothing: outside a transaction it runs in one of its
 * own; inside, a failed row leaves none of the others, because the server fails the transaction or the rows are undone up
 * to a savepoint. For one thread.
 */
final class BatchExecution {
    private static final String SAVEPOINT = "penstock_batch";

    private final PhysicalConnection physical;
    private final SqlDriver driver;
    private final Connection connection;
    private final StatementExecution statements;
    private final List<Row> keys = new ArrayList<>();
    private int row;
    private boolean savepoint;

    BatchExecution(PhysicalConnection physical) {
        this.physical = physical;
        this.driver = physical.driver();
        this.connection = physical.connection();
        this.statements = physical.statements();
    }

    Answer run(
            SqlStatement sql,
            SqlScript script,
            AnalysedStatement analysed,
            List<SqlStatement.Positional> rows,
            Wire wire) {
        if (analysed.control() != TransactionControl.NONE || analysed.commits()) {
            throw Refusals.batchOfControl(analysed.kind());
        }
        if (rows.isEmpty()) {
            return new Answer.Done(Changed.of(0));
        }
        physical.running().begin();
        Wire.Scope scope = physical.transaction().scope(analysed);
        if (scope == Wire.Scope.AUTOCOMMIT && rows.size() > 1) {
            scope = Wire.Scope.OWN_TRANSACTION;
        }
        Call call = statements.prepared(sql, script.pieces().getFirst(), analysed, scope, wire);
        long changed = send(call, rows);
        statements.finish(call, null, false);
        return new Answer.Done(new Changed(changed, changed, keys, List.of()));
    }

    private long send(Call call, List<SqlStatement.Positional> rows) {
        boolean sent = false;
        try {
            if (!driver.batchesByRow()) {
                add(call, rows);
            }
            statements.sending(call);
            begin(call, rows.size());
            call.wire().sending(call.scope());
            sent = true;
            long changed = driver.batchesByRow() ? oneByOne(call, rows) : together(call);
            release();
            statements.answered(call);
            return changed;
        } catch (SQLException e) {
            SQLException cause = cause(e);
            undo(cause);
            throw inRow(statements.failed(call, null, cause, sent), e);
        } catch (PenstockException e) {
            undo(null);
            if (sent) {
                // a value that cannot be bound: the row was not sent, and those before it are undone
                call.wire().refused();
            }
            statements.failedHere(call, null, e, false);
            throw e;
        } catch (RuntimeException | Error e) {
            statements.struck(call, e);
            throw e;
        }
    }

    private void add(Call call, List<SqlStatement.Positional> rows) throws SQLException {
        PreparedStatement statement = (PreparedStatement) call.statement();
        for (SqlStatement.Positional values : rows) {
            statements.bind(call, values.values());
            statement.addBatch();
        }
    }

    private void begin(Call call, int rows) throws SQLException {
        if (call.ownTransaction()) {
            physical.transaction()
                    .beginOwn(TransactionOptions.builder()
                            .deadline(call.options().deadlineFromNow())
                            .build());
        } else if (driver.batchesByRow() && rows > 1) {
            command("SAVEPOINT " + SAVEPOINT);
            savepoint = true;
        }
    }

    private long together(Call call) throws SQLException {
        row = -1;
        long changed = sum(call.statement().executeLargeBatch());
        keys.addAll(GeneratedKeys.of(driver, call));
        return changed;
    }

    private static long sum(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            sum += Math.max(0, count);
        }
        return sum;
    }

    private long oneByOne(Call call, List<SqlStatement.Positional> rows) throws SQLException {
        long changed = 0;
        for (row = 0; row < rows.size(); row++) {
            statements.bind(call, rows.get(row).values());
            if (call.execute()) {
                driver.rows(call.statement(), null, call.options().maxCellBytes())
                        .close();
            }
            changed += driver.changed(call.statement(), call.piece().firstWord());
            keys.addAll(GeneratedKeys.of(driver, call));
        }
        return changed;
    }

    private void release() throws SQLException {
        if (savepoint) {
            command("RELEASE " + SAVEPOINT);
            savepoint = false;
        }
    }

    /** Undoes the rows before the one that failed, inside the caller's transaction. */
    private void undo(@Nullable SQLException cause) {
        if (!savepoint || physical.broken() || (cause != null && driver.fatal(cause))) {
            return;
        }
        try {
            command("ROLLBACK TO " + SAVEPOINT);
            command("RELEASE " + SAVEPOINT);
        } catch (SQLException e) {
            // the failed row has taken the whole transaction with it
            return;
        }
    }

    private void command(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }

    private static SQLException cause(SQLException failure) {
        return failure instanceof BatchUpdateException && failure.getCause() instanceof SQLException cause
                ? cause
                : failure;
    }

    private PenstockException inRow(PenstockException failure, SQLException thrown) {
        int failed = thrown instanceof BatchUpdateException batch ? driver.failedRow(batch) : row;
        return failed < 0 || !(failure instanceof StatementException)
                ? failure
                : new StatementException(
                        failure.code(),
                        "Row " + (failed + 1) + " of the batch: " + failure.summary(),
                        failure.diagnosis(),
                        failure.getCause());
    }
}
