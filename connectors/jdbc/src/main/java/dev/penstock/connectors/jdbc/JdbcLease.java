package dev.penstock.connectors.jdbc;

import dev.penstock.engine.api.Count;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.StatementOptions;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.SqlFailures;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One connection of the pool, borrowed. */
final class JdbcLease implements Lease {
    private static final Duration UNDO_LIMIT = Duration.ofSeconds(5);

    private final JdbcNodePool pool;
    private final SqlDriver driver;
    private final Connection borrowed;
    private final PhysicalConnection physical;
    private final Connection connection;
    private final Running running;
    private final Object returning = new Object();
    private @Nullable StreamedRows open;
    private boolean inTransaction;
    private boolean begunByHand;
    private boolean changed;
    private volatile boolean unwrapped;
    private boolean transactionLost;
    private volatile boolean closed;
    private volatile boolean broken;
    private boolean returned;

    JdbcLease(JdbcNodePool pool, Connection borrowed, PhysicalConnection physical) {
        this.pool = pool;
        this.driver = pool.driver();
        this.borrowed = borrowed;
        this.physical = physical;
        this.connection = physical.connection();
        this.running = new Running(driver, connection);
        physical.handedOut(false);
    }

    @Override
    public Result execute(Statement statement) {
        if (!(statement instanceof SqlStatement sql)) {
            throw Refusals.documents(driver.engine());
        }
        SqlScript script = pool.scripts().of(sql.text());
        script.checkNotEmpty();
        switch (sql.values()) {
            case SqlStatement.None ignored -> {
                if (driver.preparesAll()) {
                    script.pieces().forEach(Binding::checkNone);
                }
            }
            case SqlStatement.Positional positional ->
                Binding.checkPositional(script, positional.values().size());
            case SqlStatement.Named named -> Binding.checkNamed(script, named.values());
        }
        return script.single() ? execute(script, 0, sql) : new SeveralResults(this, script, sql);
    }

    /** Runs one statement of a script whose values have been checked. */
    Result execute(SqlScript script, int index, SqlStatement sql) {
        checkOpen();
        checkTransaction();
        if (open != null) {
            open.close();
        }
        running.begin();
        Call call = prepared(script.pieces().get(index), sql);
        RowSource source = null;
        try {
            bind(call, Binding.of(sql.values(), script, index));
            source = send(call);
            if (source == null) {
                Count count =
                        new Count(driver.changed(call.statement(), call.piece().firstWord()));
                finished(call, null);
                return count;
            }
            int fetchSize = call.options().fetchSize();
            if (fetchSize > 0) {
                answered();
                open = new StreamedRows(this, call, source, fetchSize);
                return open;
            }
            WholeRows rows = WholeRows.read(source);
            finished(call, source);
            return rows;
        } catch (SQLException e) {
            throw failed(call, source, e);
        } catch (RuntimeException | Error e) {
            failed(call, source);
            throw e;
        }
    }

    private Call prepared(SqlPiece piece, SqlStatement sql) {
        SqlPiece.Form form = switch (sql.values()) {
            case SqlStatement.None ignored -> SqlPiece.Form.RAW;
            case SqlStatement.Positional ignored -> SqlPiece.Form.POSITIONAL;
            case SqlStatement.Named ignored -> SqlPiece.Form.NAMED;
        };
        String text = switch (form) {
            case RAW -> piece.text();
            case POSITIONAL -> piece.positional();
            case NAMED -> piece.named();
        };
        StatementOptions options = sql.options();
        try {
            driver.prepare(connection, piece.reads(), options);
            if (form == SqlPiece.Form.RAW && !driver.preparesAll()) {
                java.sql.Statement plain = connection.createStatement();
                plain.setEscapeProcessing(false);
                return new Call(piece, form, options, plain, text, null, null);
            }
            PhysicalConnection.Prepared again = driver.reusesPrepared() ? physical.take(text) : null;
            return again != null
                    ? new Call(piece, form, options, again.statement(), text, again, again.shape())
                    : new Call(piece, form, options, connection.prepareStatement(text), text, null, null);
        } catch (SQLException e) {
            running.end();
            throw failure(e, piece, form, options);
        }
    }

    private void bind(Call call, List<@Nullable Object> values) throws SQLException {
        if (values.isEmpty()) {
            return;
        }
        PreparedStatement statement = (PreparedStatement) call.statement();
        for (int i = 0; i < values.size(); i++) {
            driver.bind(statement, i + 1, values.get(i));
        }
    }

    /** Runs it; null if it returns no rows. */
    private @Nullable RowSource send(Call call) throws SQLException {
        int fetchSize = call.options().fetchSize();
        java.sql.Statement statement = call.statement();
        if (fetchSize > 0) {
            statement.setFetchSize(fetchSize);
            if (driver.streamsInTransaction() && !inTransaction && call.piece().reads()) {
                driver.begin(connection, TransactionOptions.DEFAULT);
                call.ownTransaction(true);
            }
        }
        begunByHand |= call.piece().begins();
        changed |= call.piece().changesConnection();
        sending(call);
        return call.execute()
                ? driver.rows(statement, call.known(), call.options().maxCellBytes())
                : null;
    }

    /** The call's statement is about to be at the server. */
    void sending(Call call) {
        if (!running.sending()) {
            throw Refusals.cancelled(call.options());
        }
    }

    /** The server has answered. */
    void answered() {
        running.answered();
    }

    /** The call has ended well. */
    void finished(Call call, @Nullable RowSource source) {
        answered();
        boolean streamed = call.options().fetchSize() > 0;
        try {
            if (streamed) {
                running.ending();
            }
            if (source != null) {
                source.close();
            }
            if (call.ownTransaction()) {
                driver.commit(connection);
            }
            giveBack(call, source);
        } catch (SQLException e) {
            throw failed(call, null, e);
        }
        if (streamed) {
            answered();
        }
        open = null;
        running.end();
    }

    private void giveBack(Call call, @Nullable RowSource source) throws SQLException {
        if (driver.reusesPrepared() && call.statement() instanceof PreparedStatement prepared) {
            if (call.options().fetchSize() > 0) {
                prepared.setFetchSize(0);
            }
            ResultShape shape = source == null ? null : source.shape();
            PhysicalConnection.Prepared lent = call.lent();
            if (lent != null) {
                physical.giveBack(lent, shape);
            } else {
                physical.keep(call.sql(), prepared, shape);
            }
        } else {
            call.statement().close();
        }
    }

    /** The call has failed: what it held is let go. */
    PenstockException failed(Call call, @Nullable RowSource source, SQLException cause) {
        PenstockException failure = failure(cause, call.piece(), call.form(), call.options());
        letGo(call, source);
        if (inTransaction && !broken) {
            lookForTransaction(cause);
        }
        over();
        return failure;
    }

    /** As {@link #failed(Call, RowSource, SQLException)}, for failures that are not the server's. */
    void failed(Call call, @Nullable RowSource source) {
        letGo(call, source);
        over();
    }

    private void letGo(Call call, @Nullable RowSource source) {
        answered();
        open = null;
        PhysicalConnection.Prepared lent = call.lent();
        if (lent != null) {
            physical.forget(call.sql(), lent);
        }
        if (!broken) {
            running.ending();
            try {
                if (source != null) {
                    source.close();
                }
                call.statement().close();
                if (call.ownTransaction()) {
                    driver.rollback(connection);
                }
            } catch (SQLException e) {
                broken = true;
            }
        }
    }

    private void over() {
        answered();
        running.end();
    }

    private void lookForTransaction(SQLException cause) {
        try {
            transactionLost = driver.transactionLost(connection, cause);
        } catch (SQLException e) {
            broken = true;
        }
    }

    private PenstockException failure(
            SQLException cause, SqlPiece piece, SqlPiece.Form form, StatementOptions options) {
        boolean undone = (inTransaction && !piece.commits()) || options.intentOr(Intent.WRITE) == Intent.READ;
        PenstockException failure = mapped(cause, undone ? Outcome.NOT_DONE : Outcome.UNKNOWN);
        Diagnosis diagnosis = failure.diagnosis();
        int told = diagnosis.position();
        int position = told > 0 ? piece.position(told, form) : piece.inWhole(driver.position(cause, piece.text()));
        return position == 0 ? failure : failure.with(diagnosis.withServer(diagnosis.sqlState(), position));
    }

    private PenstockException mapped(SQLException cause, Outcome ifLost) {
        if (driver.fatal(cause)) {
            broken = true;
            pool.lost();
        }
        return driver.statementFailure(cause, ifLost);
    }

    @Override
    public void begin(TransactionOptions options) {
        checkOpen();
        boolean changedBefore = changed;
        // where it fails half-way, such as after the switch to reading only, nobody shall get the connection again
        changed = true;
        transact(() -> driver.begin(connection, options), Outcome.NOT_DONE);
        changed = changedBefore;
        inTransaction = true;
    }

    @Override
    public void commit() {
        checkOpen();
        checkTransaction();
        if (open != null) {
            open.close();
        }
        if (driver.transactionFailed(connection)) {
            throw Refusals.transactionFailed(pool.target());
        }
        transact(() -> driver.commit(connection), Outcome.UNKNOWN);
        inTransaction = false;
    }

    @Override
    public void rollback() {
        if (inTransaction && !closed) {
            if (!broken) {
                rollbackUnlessLost();
            }
            inTransaction = false;
            transactionLost = false;
        }
    }

    /** What a lost connection has not committed, its server undoes. */
    private void rollbackUnlessLost() {
        try {
            transact(() -> driver.rollback(connection), Outcome.NOT_DONE);
        } catch (PenstockException failure) {
            if (!broken) {
                throw failure;
            }
        }
    }

    @Override
    public void savepoint(String name) {
        command("SAVEPOINT " + name);
    }

    @Override
    public void rollbackTo(String name) {
        command("ROLLBACK TO SAVEPOINT " + name);
    }

    @Override
    public void release(String name) {
        command("RELEASE SAVEPOINT " + name);
    }

    private void command(String sql) {
        checkOpen();
        checkTransaction();
        transact(
                () -> {
                    try (java.sql.Statement statement = connection.createStatement()) {
                        statement.execute(sql);
                    }
                },
                Outcome.NOT_DONE);
    }

    private void transact(Step step, Outcome ifLost) {
        if (open != null) {
            open.close();
        }
        running.begin();
        running.ending();
        try {
            step.run();
        } catch (SQLException e) {
            throw mapped(e, ifLost);
        } finally {
            over();
        }
    }

    @Override
    public boolean cancel(Duration limit) {
        return (unwrapped && !running.busy()) ? running.cancelUnseen(limit) : running.cancel(limit);
    }

    @Override
    public void abort() {
        synchronized (returning) {
            if (returned) {
                return;
            }
            broken = true;
            try {
                driver.abort(connection);
            } catch (SQLException e) {
                // it will not be lent again in any case
            }
        }
    }

    @Override
    public void retire() {
        changed = true;
    }

    @Override
    public boolean usable() {
        return !broken && !closed;
    }

    @Override
    public <T> Optional<T> unwrap(Class<T> type) {
        if (type == SqlFailures.class) {
            SqlFailures failures =
                    (thrown, intent) -> mapped(thrown, intent == Intent.READ ? Outcome.NOT_DONE : Outcome.UNKNOWN);
            return Optional.of(type.cast(failures));
        }
        try {
            if (closed || !(type.isInstance(borrowed) || borrowed.isWrapperFor(type))) {
                return Optional.empty();
            }
            unwrapped = true;
            physical.handedOut(true);
            return Optional.of(type.isInstance(borrowed) ? type.cast(borrowed) : borrowed.unwrap(type));
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        running.awaitCancels();
        if (!broken) {
            reset();
        }
        synchronized (returning) {
            returned = true;
        }
        if (broken || changed || running.cancelInFlight()) {
            pool.discard(borrowed);
        } else {
            pool.giveBack(borrowed);
        }
    }

    private void reset() {
        try {
            if (open != null) {
                open.close();
            }
            if (leftOpen()) {
                // no caller is left that could cancel it
                driver.within(connection, UNDO_LIMIT, this::undo);
            }
        } catch (SQLException | PenstockException e) {
            broken = true;
        }
    }

    private boolean leftOpen() throws SQLException {
        return inTransaction || driver.leftOpen(connection, begunByHand) || (unwrapped && !borrowed.getAutoCommit());
    }

    private void undo() throws SQLException {
        if (unwrapped && !borrowed.getAutoCommit()) {
            borrowed.rollback();
            borrowed.setAutoCommit(true);
        }
        if (inTransaction || driver.leftOpen(connection, begunByHand)) {
            driver.rollback(connection);
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("The lease has been given back");
        }
        pool.checkNotEnded();
    }

    private void checkTransaction() {
        if (transactionLost) {
            throw Refusals.transactionLost(pool.target());
        }
    }

    private interface Step {
        void run() throws SQLException;
    }
}
