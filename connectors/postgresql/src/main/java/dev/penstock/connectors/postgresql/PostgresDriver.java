package dev.penstock.connectors.postgresql;

import dev.penstock.connectors.jdbc.DriverBehaviour;
import dev.penstock.connectors.jdbc.ResultShape;
import dev.penstock.connectors.jdbc.RowSource;
import dev.penstock.connectors.jdbc.SqlDriver;
import dev.penstock.connectors.jdbc.SqlWork;
import dev.penstock.connectors.jdbc.connect.Watch;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.spi.NodeTarget;
import dev.penstock.engine.api.spi.Position;
import dev.penstock.engine.api.spi.Probe;
import dev.penstock.engine.api.spi.TransactionState;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.jdbc.PgResultSet;

/** One PostgreSQL server. */
final class PostgresDriver implements SqlDriver {
    private static final String POSITION = "SELECT CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn()"
            + " ELSE pg_current_wal_insert_lsn() END::text";

    /**
     * The parts of {@code DISCARD ALL} but {@code DISCARD PLANS}. The settings that this driver's connect has sent are the
     * session's defaults, so {@code RESET ALL} goes back to them.
     */
    private static final String RESET =
            "CLOSE ALL; SET SESSION AUTHORIZATION DEFAULT; RESET ROLE; RESET ALL; UNLISTEN *;"
                    + " SELECT pg_advisory_unlock_all(); DISCARD TEMP; DISCARD SEQUENCES";

    private static final Duration ROLLBACK_LIMIT = Duration.ofSeconds(5);
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Duration ISOLATION_LIMIT = Duration.ofSeconds(5);

    private final PostgresConnections connections;
    private final PostgresConnectFailures connectFailures;
    private final StatementFailures statementFailures;
    private final PostgresProbe probe = new PostgresProbe();

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
    public PenstockException statementFailure(SQLException failure) {
        return statementFailures.of(failure);
    }

    @Override
    public boolean fatal(SQLException failure) {
        return statementFailures.fatal(failure);
    }

    @Override
    public boolean refused(SQLException failure) {
        return statementFailures.refused(failure);
    }

    @Override
    public boolean answered(SQLException failure) {
        return statementFailures.answered(failure);
    }

    /** The driver counts the rows from 0 and names the one that failed first, in every language. */
    @Override
    public int failedRow(BatchUpdateException failure) {
        Matcher number = NUMBER.matcher(String.valueOf(failure.getMessage()));
        return number.find() ? Integer.parseInt(number.group()) : -1;
    }

    @Override
    public void validate(Connection connection, int millis) throws SQLException {
        within(connection, Duration.ofMillis(millis), () -> run(connection, ""));
    }

    @Override
    public Probe probe(Connection connection, int millis) throws SQLException {
        Probe[] found = new Probe[1];
        within(connection, Duration.ofMillis(millis), () -> found[0] = probe.read(connection));
        return found[0];
    }

    @Override
    public @Nullable Position position(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(POSITION)) {
            row.next();
            String text = row.getString(1);
            return text == null ? null : PostgresPosition.of(text);
        }
    }

    @Override
    public String serverSession(Connection connection) {
        return Integer.toString(((PGConnection) connection).getBackendPID());
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
    public void bind(PreparedStatement statement, int index, @Nullable Object value, boolean untyped)
            throws SQLException {
        PostgresValues.bind(statement, index, value, untyped);
    }

    @Override
    public RowSource rows(Statement statement, @Nullable ResultShape known, int maxCellBytes) throws SQLException {
        return rows((PgResultSet) statement.getResultSet(), known, maxCellBytes);
    }

    @Override
    public RowSource keys(Statement statement, String kind, List<String> columns, int maxCellBytes)
            throws SQLException {
        return rows((PgResultSet) statement.getGeneratedKeys(), null, maxCellBytes);
    }

    private static RowSource rows(PgResultSet rows, @Nullable ResultShape known, int maxCellBytes) throws SQLException {
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
        options.isolation()
                .ifPresent(isolation -> modes.append(" ISOLATION LEVEL ")
                        .append(isolation.name().replace('_', ' ')));
        if (options.readOnly()) {
            modes.append(" READ ONLY");
        }
        if (!modes.isEmpty()) {
            run(connection, "SET TRANSACTION" + modes);
        }
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        if (connection.getAutoCommit()) {
            run(connection, "COMMIT");
        } else {
            connection.commit();
        }
    }

    /** Limited: a rollback is short, and if the server does not answer, it rolls back when the connection is cut. */
    @Override
    public void rollback(Connection connection) throws SQLException {
        within(connection, ROLLBACK_LIMIT, () -> {
            if (connection.getAutoCommit()) {
                run(connection, "ROLLBACK");
            } else {
                connection.rollback();
            }
        });
    }

    @Override
    public TransactionState transaction(Connection connection) {
        return switch (((BaseConnection) connection).getTransactionState()) {
            case IDLE -> TransactionState.NONE;
            case OPEN -> TransactionState.OPEN;
            case FAILED -> TransactionState.FAILED;
        };
    }

    /** In one round trip. */
    @Override
    public boolean reset(Connection connection, boolean prepared) throws SQLException {
        run(connection, prepared ? RESET + "; DEALLOCATE ALL" : RESET);
        return true;
    }

    @Override
    public void restore(Connection connection) throws SQLException {
        if (connection.isReadOnly()) {
            connection.setReadOnly(false);
        }
        if (connection.getHoldability() != ResultSet.CLOSE_CURSORS_AT_COMMIT) {
            connection.setHoldability(ResultSet.CLOSE_CURSORS_AT_COMMIT);
        }
        if (connection.getNetworkTimeout() != 0) {
            connection.setNetworkTimeout(null, 0);
        }
        if (!connection.getTypeMap().isEmpty()) {
            connection.setTypeMap(new HashMap<>());
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public DriverBehaviour behaviour() {
        return PostgresBehaviour.INSTANCE;
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
