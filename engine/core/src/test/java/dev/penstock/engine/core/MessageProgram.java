package dev.penstock.engine.core;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.PinnedSession;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.Session;
import dev.penstock.engine.api.Several;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementOptions;
import dev.penstock.engine.api.Transaction;
import dev.penstock.engine.api.TransactionOptions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Programs that write into table {@code w}, one message to the server after the other. */
enum MessageProgram {
    AUTOCOMMIT {
        @Override
        List<Step> steps(ProgramRun run) {
            Session session = session(run);
            List<Rows> rows = new ArrayList<>();
            return List.of(
                    () -> run.write(1, () -> session.update(INSERT, run.id(1))),
                    () -> rows.add(run.opened(session.query(STREAM))),
                    () -> rows.getFirst().next(),
                    () -> rows.getFirst().next(),
                    () -> rows.getFirst().close(),
                    () -> run.write(
                            2, () -> session.updateAsync(INSERT, run.id(2)).await()));
        }
    },
    SEVERAL {
        @Override
        List<Step> steps(ProgramRun run) {
            String text = "insert into w values (%d); select i from generate_series(1, 6) i; insert into w values (%d)"
                    .formatted(run.id(1), run.id(2));
            Several results = run.opened(
                    (Several) session(run).execute(SqlStatement.of(text).with(TWO_ROWS)));
            List<Rows> rows = new ArrayList<>();
            return List.of(
                    () -> run.write(1, results::next),
                    () -> rows.add((Rows) Objects.requireNonNull(results.next())),
                    () -> rows.getFirst().next(),
                    () -> run.write(2, results::next),
                    results::next);
        }
    },
    TRANSACTION {
        @Override
        List<Step> steps(ProgramRun run) {
            Transaction transaction = run.opened(session(run).begin());
            List<Rows> rows = new ArrayList<>();
            return List.of(
                    () -> run.pend(1, () -> transaction.update(INSERT, run.id(1))),
                    () -> rows.add(transaction.query(STREAM)),
                    () -> rows.getFirst().next(),
                    () -> rows.getFirst().next(),
                    () -> transaction.savepoint("s"),
                    () -> run.pend(2, () -> transaction.update(INSERT, run.id(2))),
                    () -> run.commit(() -> transaction.commitAsync().await()));
        }
    },
    PINNED {
        @Override
        List<Step> steps(ProgramRun run) {
            PinnedSession pinned = run.opened(session(run).pin());
            return List.of(
                    () -> pinned.update("set work_mem = '8MB'"),
                    () -> pinned.begin(TransactionOptions.DEFAULT),
                    () -> run.pend(1, () -> pinned.update(INSERT, run.id(1))),
                    () -> run.commit(pinned::commit),
                    () -> pinned.query(STREAM).toList(),
                    () -> run.write(2, () -> pinned.update(INSERT, run.id(2))));
        }
    },
    JDBC_AUTOCOMMIT {
        @Override
        List<Step> steps(ProgramRun run) throws Exception {
            Connection connection = run.opened(session(run).dataSource().getConnection());
            return List.of(
                    () -> run.write(1, () -> insert(connection, run.id(1))),
                    () -> {
                        try (ResultSet rows = stream(connection)) {
                            rows.next();
                        }
                    },
                    () -> run.write(2, () -> insert(connection, run.id(2))));
        }
    },
    JDBC_TRANSACTION {
        @Override
        List<Step> steps(ProgramRun run) throws Exception {
            Connection connection = run.opened(session(run).dataSource().getConnection());
            connection.setAutoCommit(false);
            List<ResultSet> rows = new ArrayList<>();
            return List.of(
                    () -> run.pend(1, () -> insert(connection, run.id(1))),
                    () -> rows.add(stream(connection)),
                    () -> read(rows.getFirst(), 2),
                    () -> read(rows.getFirst(), 2),
                    connection::setSavepoint,
                    () -> run.pend(2, () -> insert(connection, run.id(2))),
                    () -> run.commit(connection::commit));
        }
    };

    private static final String INSERT = "insert into w values (?)";
    private static final StatementOptions TWO_ROWS =
            StatementOptions.builder().fetchSize(2).build();
    private static final SqlStatement STREAM =
            SqlStatement.of("select i from generate_series(1, 6) i").with(TWO_ROWS);

    /** What a program does between two boundaries. */
    @FunctionalInterface
    interface Step {
        void run() throws Exception;
    }

    /** The steps of one run. */
    abstract List<Step> steps(ProgramRun run) throws Exception;

    private static Session session(ProgramRun run) {
        return run.database().session(Caller.of("program"));
    }

    private static void insert(Connection connection, int id) throws Exception {
        try (var statement = connection.prepareStatement(INSERT)) {
            statement.setInt(1, id);
            statement.executeUpdate();
        }
    }

    private static ResultSet stream(Connection connection) throws Exception {
        var statement = connection.createStatement();
        statement.setFetchSize(2);
        return statement.executeQuery(STREAM.text());
    }

    private static void read(ResultSet rows, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            rows.next();
        }
    }
}
