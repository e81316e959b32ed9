package dev.penstock.engine.core;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.PinnedSession;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.Session;
import dev.penstock.engine.api.Several;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementOptions;
import dev.penstock.engine.api.Transaction;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.catalog.TableName;
import dev.penstock.engine.api.spi.GateOperation;
import dev.penstock.engine.api.spi.Wire;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Each way to use a database, as a good caller uses it: over a {@link SqliteBed}, in both forms where there are two. */
@SuppressWarnings("ImmutableEnumChecker") // its functions have no state
enum Face {
    WHOLE(database -> database.query("select i from t").toList()),
    WHOLE_ASYNC(database -> database.queryAsync("select i from t").await().toList()),
    STREAMED(database -> database.query(Texts.STREAM).forEachRow(row -> {})),
    STREAMED_ASYNC(database -> {
        try (Rows rows = database.queryAsync(Texts.STREAM).await()) {
            while (rows.nextAsync().await() != null) {
                // the next batch
            }
        }
    }),
    MAPPED(database -> {
        try (var numbers = database.query(Texts.STREAM).map(Numbered.class)) {
            numbers.forEach(number -> {});
        }
    }),
    WRITE(database -> database.update("insert into w values (1)")),
    WRITE_ASYNC(database -> database.updateAsync("insert into w values (1)").await()),
    BATCH(database -> database.execute(Texts.BATCHED)),
    BATCH_ASYNC(database -> database.executeAsync(Texts.BATCHED).await()),
    SEVERAL(database -> Face.readAll((Several) database.execute(Texts.TWO))),
    SEVERAL_ASYNC(database -> {
        try (Several several = (Several) database.executeAsync(Texts.TWO).await()) {
            Result result = several.nextAsync().await();
            while (result != null) {
                Face.read(result);
                result = several.nextAsync().await();
            }
        }
    }),
    TRANSACTION(database -> Face.session(database).inTransaction(0, Face::inside)),
    TRANSACTION_ASYNC(database -> Face.session(database)
            .inTransactionAsync(TransactionOptions.DEFAULT, 0, Face::inside)
            .await()),
    TRANSACTION_BY_HAND(database -> {
        try (Transaction transaction = Face.session(database).begin()) {
            transaction.updateAsync("insert into w values (1)").await();
            Transaction.Savepoint savepoint = transaction.savepointAsync("s").await();
            transaction.rollbackToAsync(savepoint).await();
            transaction.releaseAsync(savepoint).await();
            transaction.commitAsync().await();
        }
    }),
    PINNED(database -> {
        try (PinnedSession session = Face.session(database).pin()) {
            session.update("create temp table if not exists own (i integer)");
            session.begin(TransactionOptions.DEFAULT);
            session.query(Texts.STREAM).forEachRow(row -> {});
            session.update("insert into w values (1)");
            session.commit();
        }
    }),
    PINNED_ASYNC(database -> {
        try (PinnedSession session = Face.session(database).pin()) {
            session.updateAsync("begin").await();
            session.updateAsync("insert into w values (1)").await();
            session.rollbackAsync().await();
        }
    }),
    GATE(database -> new CoreGate((CoreSession) Face.session(database), GateRules.ORDINARY)
            .pass(SqlStatement.of("copy w"), Face::passed)),
    CATALOG(database -> Face.session(database).catalog().describe(Texts.TABLE)),
    CATALOG_ASYNC(database ->
            Face.session(database).catalog().describeAsync(Texts.TABLE).await()),
    JDBC(database -> {
        try (Connection connection = Face.session(database).dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.setFetchSize(2);
            Face.read(statement.executeQuery("select i from t"));
            statement.executeUpdate("insert into w values (1)");
        }
    }),
    JDBC_TRANSACTION(database -> {
        try (Connection connection = Face.session(database).dataSource().getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement("insert into w values (?)")) {
                for (int i = 0; i < 3; i++) {
                    statement.setInt(1, i);
                    statement.addBatch();
                }
                statement.executeBatch();
            }
            connection.commit();
        }
    });

    private final Work work;

    Face(Work work) {
        this.work = work;
    }

    /** Uses the database once, and closes what it opened. */
    void use(CoreDatabase database) throws Exception {
        work.on(database);
    }

    boolean async() {
        return name().endsWith("_ASYNC") || this == TRANSACTION_BY_HAND;
    }

    boolean jdbc() {
        return name().startsWith("JDBC");
    }

    @FunctionalInterface
    private interface Work {
        void on(CoreDatabase database) throws Exception;
    }

    /** What they run. */
    private static final class Texts {
        private static final StatementOptions TWO_ROWS =
                StatementOptions.builder().fetchSize(2).build();
        private static final SqlStatement STREAM =
                SqlStatement.of("select i from t").with(TWO_ROWS);
        private static final SqlStatement TWO =
                SqlStatement.of("insert into w values (1); select i from t").with(TWO_ROWS);
        private static final SqlStatement BATCHED =
                SqlStatement.batch("insert into w values (?)", List.of(List.of(1), List.of(2)));
        private static final TableName TABLE = new TableName("main", "t");
    }

    /** A row of {@code t}. */
    record Numbered(int i) {}

    private static Session session(CoreDatabase database) {
        return database.session(Caller.of("face"));
    }

    private static boolean inside(Transaction transaction) {
        transaction.update("insert into w values (1)");
        transaction.query(Texts.STREAM).forEachRow(row -> {});
        Transaction.Savepoint savepoint = transaction.savepoint("s");
        transaction.update("insert into w values (2)");
        transaction.rollbackTo(savepoint);
        transaction.release(savepoint);
        return true;
    }

    private static boolean passed(GateOperation operation) {
        operation.wire().sending(Wire.Scope.AUTOCOMMIT);
        operation.wire().answered();
        return operation.lease().usable();
    }

    private static void readAll(Several several) {
        try (several) {
            for (Result result = several.next(); result != null; result = several.next()) {
                read(result);
            }
        }
    }

    private static void read(Result result) {
        if (result instanceof Rows rows) {
            rows.toList();
        }
    }

    private static void read(ResultSet rows) throws SQLException {
        try (rows) {
            while (rows.next()) {
                rows.getInt(1);
            }
        }
    }
}
