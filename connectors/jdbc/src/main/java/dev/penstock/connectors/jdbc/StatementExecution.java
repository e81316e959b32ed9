package dev.penstock.connectors.jdbc;

import dev.penstock.connectors.jdbc.PreparedStatements.Prepared;
import dev.penstock.engine.api.Changed;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementOptions;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.spi.AnalysedStatement;
import dev.penstock.engine.api.spi.Answer;
import dev.penstock.engine.api.spi.RowCursor;
import dev.penstock.engine.api.spi.TransactionControl;
import dev.penstock.engine.api.spi.Wire;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs statements on one connection and reports each step to their wire. For one thread. */
final class StatementExecution {
    /** The state of SQL that a statement in a failed transaction has. */
    private static final String FAILED_TRANSACTION = "25P02";

    private static final int FIRST_ROWS = 8;

    private final PhysicalConnection physical;
    private final SqlDriver driver;
    private final Connection connection;
    private final Running running;
    private final ConnectionTransaction transaction;
    private @Nullable StreamedCursor open;

    StatementExecution(PhysicalConnection physical) {
        this.physical = physical;
        this.driver = physical.driver();
        this.connection = physical.connection();
        this.running = physical.running();
        this.transaction = physical.transaction();
    }

    /** Runs one statement of a script whose values have been checked. */
    Answer execute(SqlStatement sql, SqlScript script, AnalysedStatement analysed, int index, Wire wire) {
        if (transaction.lost()) {
            if (analysed.control() == TransactionControl.ROLLBACK) {
                transaction.acknowledgeLoss(wire);
                return new Answer.Done(Changed.of(0));
            }
            transaction.requireNotLost();
        }
        closeOpen();
        if (sql.values() instanceof SqlStatement.Batch(var rows)) {
            return new BatchExecution(physical).run(sql, script, analysed, rows, wire);
        }
        running.begin();
        Call call = prepared(sql, script.pieces().get(index), analysed, scope(sql, analysed), wire);
        try {
            bind(call, Binding.of(sql.values(), script, index));
            if (call.streams()) {
                call.statement().setFetchSize(call.options().fetchSize());
            }
            if (call.ownTransaction()) {
                transaction.beginOwn(TransactionOptions.DEFAULT);
            }
        } catch (SQLException e) {
            throw failed(call, null, e, false);
        } catch (RuntimeException | Error e) {
            failedHere(call, null, e, false);
            throw e;
        }
        return send(call) ? rows(call) : done(call);
    }

    /** A read streams in a transaction of its own only if none is open: that one is the caller's. */
    private Wire.Scope scope(SqlStatement sql, AnalysedStatement analysed) {
        Wire.Scope scope = transaction.scope(analysed);
        boolean streams = sql.options().fetchSize() > 0 && driver.streamsInTransaction();
        return streams && scope == Wire.Scope.AUTOCOMMIT && queries(analysed) ? Wire.Scope.OWN_TRANSACTION : scope;
    }

    /** Whether its rows are those of a query, be it one that writes by a function; such a statement may run in a block. */
    private static boolean queries(AnalysedStatement analysed) {
        return analysed.intent() == Intent.READ
                || analysed.kind().equals("SELECT")
                || analysed.kind().equals("WITH");
    }

    /** Prepares a call that has begun to run. */
    Call prepared(SqlStatement sql, SqlPiece piece, AnalysedStatement analysed, Wire.Scope scope, Wire wire) {
        SqlPiece.Form form = switch (sql.values()) {
            case SqlStatement.None ignored -> SqlPiece.Form.RAW;
            case SqlStatement.Positional ignored -> SqlPiece.Form.POSITIONAL;
            case SqlStatement.Batch ignored -> SqlPiece.Form.POSITIONAL;
            case SqlStatement.Named ignored -> SqlPiece.Form.NAMED;
        };
        StatementOptions options = sql.options();
        String text = piece.text(form);
        try {
            driver.prepare(connection, analysed.intent() == Intent.READ, options);
            Prepared again = null;
            java.sql.Statement statement;
            if (form == SqlPiece.Form.RAW && !driver.preparesAll()) {
                statement = connection.createStatement();
                statement.setEscapeProcessing(false);
            } else if (!options.generatedKeys().isEmpty()) {
                statement = driver.prepare(connection, text, options.generatedKeys());
            } else {
                again = driver.reusesPrepared() ? physical.prepared().take(text) : null;
                statement = again != null ? again.statement() : connection.prepareStatement(text);
            }
            return new Call(piece, form, options, analysed, scope, statement, again, wire);
        } catch (SQLException e) {
            PenstockException failure = placed(physical.named(e), e, piece, form);
            transaction.failed(analysed.control(), scope, false, wire);
            running.end();
            throw failure;
        }
    }

    /** Sets the values of a call's placeholders. */
    void bind(Call call, List<@Nullable Object> values) throws SQLException {
        if (values.isEmpty()) {
            return;
        }
        PreparedStatement statement = (PreparedStatement) call.statement();
        for (int i = 0; i < values.size(); i++) {
            driver.bind(statement, i + 1, values.get(i), call.piece().untyped(call.form(), i));
        }
    }

    /** Runs it; whether it returns rows. */
    private boolean send(Call call) {
        try {
            boolean rollsBack = transaction.commitRollsBack(call.analysed());
            sending(call);
            call.wire().sending(call.scope());
            boolean rows = call.execute();
            if (rollsBack) {
                throw new SQLException(
                        "The server rolled the transaction back instead, because a statement in it had failed",
                        FAILED_TRANSACTION);
            }
            return rows;
        } catch (SQLException e) {
            throw failed(call, null, e, true);
        } catch (RuntimeException | Error e) {
            struck(call, e);
            throw e;
        }
    }

    /** The call's statement is about to be at the server. */
    void sending(Call call) {
        physical.session().noted(call.analysed());
        if (!running.sending()) {
            throw Refusals.cancelled();
        }
    }

    private Answer done(Call call) {
        answered(call);
        Changed changed;
        try {
            long rows = driver.changed(call.statement(), call.piece().firstWord());
            changed = new Changed(rows, rows, GeneratedKeys.of(driver, call), List.of());
        } catch (SQLException e) {
            throw failed(call, null, e, false);
        }
        finish(call, null, false);
        return new Answer.Done(changed);
    }

    private RowCursor rows(Call call) {
        boolean unanswered =
                driver.behaviour().commitsAfterLastRow() && call.scope() == Wire.Scope.AUTOCOMMIT && !call.reads();
        if (!unanswered) {
            answered(call);
        }
        RowSource source = null;
        CellBatch all = null;
        try {
            source = driver.rows(call.statement(), call.known(), call.options().maxCellBytes());
            if (!call.streams()) {
                all = CellReader.read(source, RowCursor.ALL, FIRST_ROWS);
            }
        } catch (SQLException e) {
            throw failed(call, source, e, unanswered);
        } catch (RuntimeException | Error e) {
            failedHere(call, source, e, unanswered);
            throw e;
        }
        if (call.streams()) {
            return streamed(new StreamedCursor(this, call, source, unanswered));
        }
        finish(call, source, unanswered);
        return new WholeCursor(source.shape(), all);
    }

    private RowCursor streamed(StreamedCursor cursor) {
        running.answered();
        open = cursor;
        cursor.readFirst();
        return cursor;
    }

    /** The server has answered that the call succeeded. */
    void answered(Call call) {
        call.wire().answered();
        transaction.succeeded(call.analysed(), call.scope(), call.wire());
    }

    /** The server has answered a read of rows; nothing of the call is at the server. */
    void read() {
        running.answered();
    }

    /**
     * The call ends well.
     *
     * @param unanswered whether it succeeds only now, by the close of its rows
     */
    void finish(Call call, @Nullable RowSource source, boolean unanswered) {
        open = null;
        if (physical.broken()) {
            letGo(call, source, unanswered);
            transaction.failed(call.analysed().control(), call.scope(), false, call.wire());
            return;
        }
        try {
            running.answered();
            if (call.streams()) {
                running.ending();
            }
            if (source != null) {
                source.close();
            }
            if (unanswered) {
                answered(call);
            }
        } catch (SQLException e) {
            throw failed(call, null, e, unanswered);
        }
        commitOwn(call);
        giveBack(call, source);
        over();
    }

    private void commitOwn(Call call) {
        if (!call.ownTransaction()) {
            return;
        }
        try {
            transaction.commitOwn(call.wire());
        } catch (SQLException e) {
            PenstockException failure = physical.named(e);
            transaction.commitOwnFailed(e, call.wire());
            letGo(call, null, false);
            throw failure;
        } catch (RuntimeException | Error e) {
            struck(call, e);
            throw e;
        }
    }

    /** What a driver fails to close is no failure of the statement, whose effect is there. */
    private void giveBack(Call call, @Nullable RowSource source) {
        try {
            Prepared again = call.again();
            if (!driver.reusesPrepared()
                    || call.returnsKeys()
                    || !(call.statement() instanceof PreparedStatement prepared)) {
                call.statement().close();
                return;
            }
            if (call.streams()) {
                prepared.setFetchSize(0);
            }
            ResultShape shape = source == null ? null : source.shape();
            if (again != null) {
                physical.prepared().giveBack(again, shape);
            } else {
                physical.prepared().keep(call.sql(), prepared, shape);
            }
        } catch (SQLException e) {
            physical.spoil();
        }
    }

    /**
     * The driver has failed the call: what it held is let go.
     *
     * @param unanswered whether it was sent and not answered
     */
    PenstockException failed(Call call, @Nullable RowSource source, SQLException cause, boolean unanswered) {
        PenstockException failure = placed(physical.named(cause), cause, call.piece(), call.form());
        boolean refused = physical.failed(cause, unanswered, call.wire());
        letGo(call, source, false);
        transaction.failed(call.analysed().control(), call.scope(), refused, call.wire());
        return failure;
    }

    /** The call was failed by something else than its server, such as the limit on cells. */
    void failedHere(Call call, @Nullable RowSource source, Throwable thrown, boolean unanswered) {
        if (thrown instanceof Error) {
            physical.breakOff();
        }
        letGo(call, source, unanswered);
        transaction.failed(call.analysed().control(), call.scope(), false, call.wire());
    }

    /** Something struck while the driver was at it: how far it got is not known. */
    void struck(Call call, Throwable thrown) {
        if (!(thrown instanceof PenstockException)) {
            physical.breakOff();
        }
        letGo(call, null, false);
        transaction.failed(call.analysed().control(), call.scope(), false, call.wire());
    }

    private void letGo(Call call, @Nullable RowSource source, boolean unanswered) {
        running.answered();
        open = null;
        if (call.again() != null) {
            physical.prepared().forget(call.sql(), call.again());
        }
        if (!physical.broken()) {
            running.ending();
            close(call, source, unanswered);
        }
        if (call.ownTransaction()) {
            transaction.rollbackOwn(call.wire());
        }
        over();
    }

    private void close(Call call, @Nullable RowSource source, boolean unanswered) {
        try {
            if (source != null) {
                source.close();
            }
            if (unanswered) {
                call.wire().answered();
            }
            call.statement().close();
        } catch (SQLException e) {
            if (unanswered && driver.refused(e)) {
                call.wire().refused();
            }
            physical.breakOff();
        }
    }

    private void over() {
        running.answered();
        running.end();
    }

    /** The failure with its place in the whole text. */
    private PenstockException placed(
            PenstockException failure, SQLException cause, SqlPiece piece, SqlPiece.Form form) {
        Diagnosis diagnosis = failure.diagnosis();
        int told = diagnosis.position();
        int position = told > 0 ? piece.position(told, form) : piece.inWhole(driver.position(cause, piece.text()));
        return position == 0 ? failure : failure.with(diagnosis.withServer(diagnosis.sqlState(), position));
    }

    /** Whether rows are still open. */
    boolean opened() {
        return open != null;
    }

    /** Closes the rows that are still open, because only one result can be. */
    void closeOpen() {
        StreamedCursor last = open;
        if (last != null) {
            last.close();
        }
    }
}
