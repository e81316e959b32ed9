package dev.penstock.connectors.tck.outcomes;

import static dev.penstock.connectors.tck.outcomes.Trait.CANCELLABLE;
import static dev.penstock.connectors.tck.outcomes.Trait.SLOW;
import static dev.penstock.connectors.tck.outcomes.Trait.TIMED;
import static dev.penstock.connectors.tck.outcomes.Trait.UNBOUND;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The programs over the routed DataSource. */
final class JdbcPrograms {
    private JdbcPrograms() {}

    static List<Program> all(OutcomeTexts texts) {
        List<Program> all = new ArrayList<>();
        all.add(alone(
                "JDBC insert", Effect.AUTOCOMMIT, 1, c -> c.insert(c.setting().insert()), SLOW));
        all.add(alone("JDBC insert returning", Effect.AUTOCOMMIT, 1, JdbcPrograms::returning, SLOW));
        if (texts.writingQuery() != null) {
            all.add(alone(
                    "JDBC query with a writing function", Effect.AUTOCOMMIT, 1, JdbcPrograms::writingQuery, SLOW));
        }
        all.add(alone("JDBC read", Effect.READ, 0, JdbcPrograms::read, SLOW));
        all.add(Program.of(
                "JDBC batch in a transaction",
                Effect.TRANSACTION,
                2,
                s -> new JdbcCall(s, JdbcPrograms::begin, JdbcPrograms::batch),
                TIMED,
                CANCELLABLE));
        all.add(Program.of(
                "JDBC insert in a transaction",
                Effect.TRANSACTION,
                1,
                s -> new JdbcCall(
                        s, JdbcPrograms::begin, c -> c.insert(c.setting().insert())),
                SLOW,
                TIMED,
                CANCELLABLE));
        all.add(ending("JDBC commit", texts, c -> c.connection().commit()));
        all.add(ending("JDBC commit by autocommit", texts, c -> c.connection().setAutoCommit(true)));
        all.add(Program.of(
                "JDBC rollback",
                Effect.ROLLBACK,
                1,
                s -> new JdbcCall(s, JdbcPrograms::written, c -> c.connection().rollback())));
        return all;
    }

    private static Program alone(String name, Effect effect, int rows, JdbcCall.Work work, Trait... more) {
        List<Trait> all = new ArrayList<>(List.of(TIMED, CANCELLABLE, UNBOUND));
        all.addAll(List.of(more));
        return Program.of(
                name, effect, rows, s -> new JdbcCall(s, JdbcCall::connection, work), all.toArray(Trait[]::new));
    }

    private static Program ending(String name, OutcomeTexts texts, JdbcCall.Work end) {
        return texts.slowCommitInsert() == null
                ? Program.of(name, Effect.COMMIT, 1, s -> new JdbcCall(s, JdbcPrograms::written, end))
                : Program.of(name, Effect.COMMIT, 1, s -> new JdbcCall(s, JdbcPrograms::written, end), SLOW);
    }

    private static void begin(JdbcCall call) throws SQLException {
        call.connection().setAutoCommit(false);
        try (PreparedStatement statement = call.connection().prepareStatement("SELECT 1");
                ResultSet rows = statement.executeQuery()) {
            rows.next();
        }
    }

    private static void written(JdbcCall call) throws SQLException {
        call.connection().setAutoCommit(false);
        call.insert(call.setting().insertBeforeCommit());
    }

    private static void returning(JdbcCall call) throws SQLException {
        query(call, call.setting().insert() + " RETURNING id");
    }

    private static void writingQuery(JdbcCall call) throws SQLException {
        OutcomeTexts texts = call.setting().texts();
        query(call, Objects.requireNonNull(call.setting().slow() ? texts.slowWritingQuery() : texts.writingQuery()));
    }

    private static void read(JdbcCall call) throws SQLException {
        if (!call.setting().slow()) {
            query(call, OutcomeTexts.READ);
            return;
        }
        try (PreparedStatement statement = call.prepared(call.setting().texts().slowRead());
                ResultSet rows = statement.executeQuery()) {
            rows.next();
        }
    }

    private static void query(JdbcCall call, String sql) throws SQLException {
        try (PreparedStatement statement = call.prepared(sql)) {
            statement.setInt(1, call.setting().id());
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
            }
        }
    }

    private static void batch(JdbcCall call) throws SQLException {
        try (PreparedStatement statement = call.prepared(OutcomeTexts.INSERT)) {
            for (int row = 0; row < 2; row++) {
                statement.setInt(1, call.setting().id() + row);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
