package dev.penstock.connectors.jdbc;

import dev.penstock.connectors.jdbc.connect.Watch;
import dev.penstock.engine.api.ConnectionLostException;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Node;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Role;
import dev.penstock.engine.api.Secret;
import dev.penstock.engine.api.StatementException;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.UnreachableException;
import dev.penstock.engine.api.spi.NodeTarget;
import dev.penstock.engine.api.spi.Probe;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.postgresql.util.PSQLException;

/** As little of PostgreSQL as the pool and its leases need; cells are texts. */
class PlainPostgres implements SqlDriver {
    private final NodeTarget target;

    PlainPostgres(NodeTarget target) {
        this.target = target;
    }

    @Override
    public EngineKind engine() {
        return EngineKind.POSTGRESQL;
    }

    @Override
    public Connection connect(Duration limit) throws SQLException {
        NodeAddress.Host host = (NodeAddress.Host) target.address();
        Properties properties = new Properties();
        properties.setProperty("connectTimeout", Long.toString(limit.toSeconds() + 1));
        properties.setProperty("socketTimeout", Long.toString(limit.toSeconds() + 1));
        properties.setProperty("cancelSignalTimeout", "10");
        properties.setProperty("sslmode", "disable");
        // what the pool keeps is then all that is kept
        properties.setProperty("preparedStatementCacheQueries", "0");
        properties.setProperty(
                "user", Objects.requireNonNull(target.profile().username()).raw());
        try (Secret password =
                Objects.requireNonNull(target.profile().password()).resolve(target.secrets())) {
            properties.setProperty("password", password.reveal());
        }
        String url =
                "jdbc:postgresql://" + host.display() + "/" + target.profile().databaseName();
        Connection connection = DriverManager.getConnection(url, properties);
        connection.setNetworkTimeout(Runnable::run, 0);
        return connection;
    }

    @Override
    public PenstockException connectFailure(Exception failure) {
        if (failure instanceof PenstockException known) {
            return known;
        }
        String state = failure instanceof SQLException sql ? String.valueOf(sql.getSQLState()) : "";
        ErrorCode code = state.startsWith("28") ? ErrorCode.LOGIN_REJECTED : ErrorCode.CONNECT_FAILED;
        return new UnreachableException(
                code, "No connection to " + target.address().display(), at("Look at the server."), failure);
    }

    @Override
    public PenstockException statementFailure(SQLException failure, Outcome ifLost) {
        String state = String.valueOf(failure.getSQLState());
        if (fatal(failure)) {
            return new ConnectionLostException(
                    ErrorCode.CONNECTION_LOST,
                    "The connection broke",
                    at("Look whether it took effect.").with(ifLost),
                    failure);
        }
        ErrorCode code = state.equals("57014")
                ? ErrorCode.STATEMENT_KILLED
                : state.equals("25006")
                        ? ErrorCode.READ_ONLY
                        : state.startsWith("23") ? ErrorCode.CONSTRAINT_VIOLATED : ErrorCode.STATEMENT_REJECTED;
        var server = failure instanceof PSQLException known ? known.getServerErrorMessage() : null;
        String said = String.valueOf(server == null ? failure.getMessage() : server.getMessage());
        return new StatementException(
                code,
                said.endsWith(".") ? said.substring(0, said.length() - 1) : said,
                at("Correct the statement.").withServer(state, server == null ? 0 : server.getPosition()),
                failure);
    }

    private Diagnosis at(String advice) {
        return Diagnosis.of(Outcome.NOT_DONE, advice).at(target.database(), target.node());
    }

    @Override
    public boolean fatal(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return state.startsWith("08") || state.startsWith("57P");
    }

    @Override
    public void validate(Connection connection, int millis) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, millis);
        run(connection, "");
        connection.setNetworkTimeout(Runnable::run, 0);
    }

    @Override
    public Probe probe(Connection connection, int millis) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, millis);
        long startedAt = System.nanoTime();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT current_setting('server_version'), pg_current_wal_lsn()::text")) {
            row.next();
            Duration took = Duration.ofNanos(System.nanoTime() - startedAt);
            String version = String.valueOf(row.getString(1));
            return new Probe(Role.PRIMARY, new Node.Observation(version, row.getString(2), null, null, took));
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
        statement.setObject(index, value);
    }

    @Override
    public RowSource rows(Statement statement, @Nullable ResultShape known, int maxCellBytes) throws SQLException {
        return new TextRows(Objects.requireNonNull(statement.getResultSet()), maxCellBytes);
    }

    @Override
    public long changed(Statement statement, String firstWord) throws SQLException {
        return Math.max(0, statement.getLargeUpdateCount());
    }

    @Override
    public void begin(Connection connection, TransactionOptions options) throws SQLException {
        connection.setAutoCommit(false);
        if (options.isolation() != null) {
            run(
                    connection,
                    "SET TRANSACTION ISOLATION LEVEL "
                            + options.isolation().name().replace('_', ' '));
        }
        if (options.readOnly()) {
            run(connection, "SET TRANSACTION READ ONLY");
        }
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
    }

    @Override
    public void rollback(Connection connection) throws SQLException {
        if (connection.getAutoCommit()) {
            run(connection, "ROLLBACK");
        } else {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

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

    @Override
    public void cancel(Connection connection) throws SQLException {
        ((PGConnection) connection).cancelQuery();
    }

    @Override
    public void abort(Connection connection) throws SQLException {
        connection.abort(Runnable::run);
    }
}
