package dev.penstock.connectors.postgresql;

import dev.penstock.connectors.jdbc.ResultShape;
import dev.penstock.connectors.jdbc.RowSource;
import dev.penstock.connectors.jdbc.SqlDriver;
import dev.penstock.connectors.jdbc.SqlWork;
import dev.penstock.connectors.jdbc.connect.Watch;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.Node;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Role;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.spi.NodeTarget;
import dev.penstock.engine.api.spi.Probe;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.PgResultSet;

/** One PostgreSQL server. */
final class PostgresDriver implements SqlDriver {
    private static final String PROBE = """
            SELECT pg_is_in_recovery(),
                   current_setting('server_version'),
                   CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END::text,
                   CASE WHEN NOT pg_is_in_recovery() THEN NULL
                        WHEN pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn()
                             AND EXISTS (SELECT FROM pg_stat_wal_receiver) THEN 0
                        ELSE extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp())
                   END,
                   (SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid() AND ssl)
            """;

    private static final Duration ROLLBACK_LIMIT = Duration.ofSeconds(5);
    private static final Duration ISOLATION_LIMIT = Duration.ofSeconds(5);

    private final PostgresConnections connections;
    private final PostgresConnectFailures connectFailures;
    private final StatementFailures statementFailures;

    PostgresDriver(NodeTarget target) {
        this.connections = new PostgresConnections(target);
        this.connectFailures = new PostgresConnectFailures(target);
        this.statementFailures = new StatementFailures(target);
    }

    @Override
    public EngineKind engine() {
        return EngineKind.POSTGRESQL;
    }

    @Override
    public Connection connect(Duration limit) throws SQLException {
        return connections.open(limit);
    }

    @Override
    public PenstockException connectFailure(Exception failure) {
        return connectFailures.of(failure);
    }

    @Override
    public PenstockException statementFailure(SQLException failure, Outcome ifLost) {
        return statementFailures.of(failure, ifLost);
    }

    @Override
    public boolean fatal(SQLException failure) {
        return statementFailures.fatal(failure);
    }

    @Override
    public void validate(Connection connection, int millis) throws SQLException {
        within(connection, Duration.ofMillis(millis), () -> run(connection, ""));
    }

    @Override
    public Probe probe(Connection connection, int millis) throws SQLException {
        long startedAt = System.nanoTime();
        try (Watch watch = Watch.over(connection, Duration.ofMillis(millis));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(PROBE)) {
            Duration roundTrip = Duration.ofNanos(System.nanoTime() - startedAt);
            row.next();
            Role role = row.getBoolean(1) ? Role.REPLICA : Role.PRIMARY;
            String version = row.getString(2);
            double lag = row.getDouble(4);
            Duration behind = row.wasNull() ? null : Duration.ofMillis(Math.max(0, Math.round(lag * 1_000)));
            Probe probe = new Probe(
                    role,
                    new Node.Observation(
                            version == null ? "" : version, row.getString(3), behind, row.getString(5), roundTrip));
            watch.requireInTime();
            return probe;
        }
    }

    @Override
    public boolean preparesAll() {
        return false;
    }

    @Override
    public boolean reusesPrepared() {
        return true;
    }

    @Override
    public boolean streamsInTransaction() {
        return true;
    }

    @Override
    public void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        PostgresValues.bind(statement, index, value);
    }

    @Override
    public RowSource rows(Statement statement, @Nullable ResultShape known, int maxCellBytes) throws SQLException {
        PgResultSet rows = (PgResultSet) statement.getResultSet();
        return new PostgresRows(rows, PostgresTypes.shape(rows, known), maxCellBytes);
    }

    @Override
    public long changed(Statement statement, String firstWord) throws SQLException {
        return Math.max(0, statement.getLargeUpdateCount());
    }

    @Override
    public void begin(Connection connection, TransactionOptions options) throws SQLException {
        connection.setAutoCommit(false);
        StringBuilder modes = new StringBuilder();
        if (options.isolation() != null) {
            modes.append(" ISOLATION LEVEL ").append(options.isolation().name().replace('_', ' '));
        }
        if (options.readOnly()) {
            modes.append(" READ ONLY");
        }
        if (!modes.isEmpty()) {
            run(connection, "SET TRANSACTION" + modes);
        }
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
    }

    /** Bounded: a rollback is short, and if the server does not answer, it rolls back when the connection is cut. */
    @Override
    public void rollback(Connection connection) throws SQLException {
        within(connection, ROLLBACK_LIMIT, () -> {
            if (connection.getAutoCommit()) {
                run(connection, "ROLLBACK");
            } else {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        });
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public int isolation(Connection connection) throws SQLException {
        try (Watch watch = Watch.over(connection, ISOLATION_LIMIT)) {
            int isolation = connection.getTransactionIsolation();
            watch.requireInTime();
            return isolation;
        }
    }

    /** By a {@link Watch}, because a network timeout would make the socket slow for the rest of its life. */
    @Override
    public void within(Connection connection, Duration limit, SqlWork work) throws SQLException {
        try (Watch watch = Watch.over(connection, limit)) {
            work.run();
            watch.requireInTime();
        }
    }

    @Override
    public boolean leftOpen(Connection connection, boolean byHand) {
        return ((BaseConnection) connection).getTransactionState() != TransactionState.IDLE;
    }

    @Override
    public boolean transactionFailed(Connection connection) {
        return ((BaseConnection) connection).getTransactionState() == TransactionState.FAILED;
    }

    /** On the connection: a statement of this driver ignores all cancels of one execution but the first. */
    @Override
    public void cancel(Connection connection) throws SQLException {
        ((PGConnection) connection).cancelQuery();
    }

    @Override
    public void abort(Connection connection) throws SQLException {
        connection.abort(Runnable::run);
    }

    @Override
    public void end(Connection connection) throws SQLException {
        try {
            // a server notices a closed connection only when it writes to it
            ((BaseConnection) connection).cancelQuery();
        } finally {
            abort(connection);
        }
    }
}
