package dev.penstock.connectors.sqlite;

import dev.penstock.connectors.jdbc.DriverBehaviour;
import dev.penstock.connectors.jdbc.ResultShape;
import dev.penstock.connectors.jdbc.RowSource;
import dev.penstock.connectors.jdbc.SqlDriver;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.Node;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Role;
import dev.penstock.engine.api.StatementOptions;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.spi.NodeTarget;
import dev.penstock.engine.api.spi.Probe;
import dev.penstock.engine.api.spi.TransactionState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteOpenMode;

/** One SQLite file. */
final class SqliteDriver implements SqlDriver {
    private static final Set<String> CHANGING = Set.of("INSERT", "UPDATE", "DELETE", "REPLACE", "WITH");

    private static final Set<String> INSERTING = Set.of("INSERT", "REPLACE");

    private final NodeTarget target;
    private final SqliteFailures failures;

    SqliteDriver(NodeTarget target) {
        this.target = target;
        this.failures = new SqliteFailures(target);
    }

    @Override
    public EngineKind engine() {
        return EngineKind.SQLITE;
    }

    @Override
    public Connection connect(Duration limit) throws SQLException {
        SqliteAddress address = SqliteAddress.of(target);
        if (target.address() instanceof NodeAddress.File file) {
            failures.checkFile(file.path());
        } else {
            failures.checkPlace(address);
        }
        SQLiteConfig config = new SQLiteConfig();
        config.enforceForeignKeys(true);
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        if (!address.creates()) {
            config.resetOpenMode(SQLiteOpenMode.CREATE);
        }
        SqliteConnection connection = new SqliteConnection(address, config.toProperties());
        try {
            prepare(
                    connection,
                    Deadline.after(limit).within(target.profile().pool().acquireTimeout()));
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static void prepare(SqliteConnection connection, Deadline limit) throws SQLException {
        connection.patience(limit);
        // the first look into the file: here it shows whether it is a database and may be read
        String journal = ask(connection, "PRAGMA journal_mode");
        connection.utf8(ask(connection, "PRAGMA encoding").equals("UTF-8"));
        if (!journal.equals("wal")) {
            connection.patience(Deadline.after(Duration.ZERO));
            try {
                ask(connection, "PRAGMA journal_mode = WAL");
            } catch (SQLiteException e) {
                if (!mayStayAsItIs(e.getResultCode())) {
                    throw e;
                }
            }
        }
        connection.patience(Deadline.NONE);
    }

    /** Another process uses the file, or nobody can write it: it then keeps the journal that it has. */
    private static boolean mayStayAsItIs(SQLiteErrorCode code) {
        int primary = code.code & 0xFF;
        return primary == SQLiteErrorCode.SQLITE_BUSY.code
                || primary == SQLiteErrorCode.SQLITE_LOCKED.code
                || primary == SQLiteErrorCode.SQLITE_READONLY.code
                || primary == SQLiteErrorCode.SQLITE_FULL.code
                || primary == SQLiteErrorCode.SQLITE_CANTOPEN.code;
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            String answer = rows.next() ? rows.getString(1) : null;
            return answer == null ? "" : answer;
        }
    }

    @Override
    public PenstockException connectFailure(Exception failure) {
        return failures.connect(failure);
    }

    @Override
    public PenstockException statementFailure(SQLException failure) {
        return failures.statement(failure);
    }

    @Override
    public Optional<PenstockException> connectTooSlow(String took) {
        return Optional.of(failures.stillLocked(took));
    }

    @Override
    public int position(SQLException failure, String text) {
        return failures.position(failure, text);
    }

    @Override
    public boolean fatal(SQLException failure) {
        return failures.fatal(failure);
    }

    @Override
    public void validate(Connection connection, int millis) {
        // a file needs no sign of life
    }

    @Override
    public Probe probe(Connection connection, int millis) throws SQLException {
        ((SqliteConnection) connection).patience(Deadline.after(Duration.ofMillis(millis)));
        long startedAt = System.nanoTime();
        String version = ask(connection, "SELECT sqlite_version() FROM (SELECT count(*) FROM sqlite_schema)");
        Duration roundTrip = Duration.ofNanos(System.nanoTime() - startedAt);
        return new Probe(Role.PRIMARY, new Node.Observation(version, null, null, null, roundTrip));
    }

    @Override
    public boolean preparesAll() {
        return true;
    }

    /** A prepared statement of this driver keeps the columns it had before a table was changed. */
    @Override
    public boolean reusesPrepared() {
        return false;
    }

    @Override
    public boolean streamsInTransaction() {
        return false;
    }

    @Override
    public boolean batchesByRow() {
        return true;
    }

    @Override
    public void prepare(Connection connection, boolean reads, StatementOptions options) throws SQLException {
        SqliteConnection sqlite = (SqliteConnection) connection;
        sqlite.patience(options.deadlineFromNow());
        sqlite.cellLimit(reads, options.maxCellBytes());
    }

    /** The driver takes no columns; the key is read after the statement. */
    @Override
    public PreparedStatement prepare(Connection connection, String sql, List<String> columns) throws SQLException {
        return connection.prepareStatement(sql);
    }

    @Override
    public void bind(PreparedStatement statement, int index, @Nullable Object value, boolean untyped)
            throws SQLException {
        SqliteValues.bind(statement, index, value);
    }

    @Override
    public RowSource rows(Statement statement, @Nullable ResultShape known, int maxCellBytes) throws SQLException {
        return SqliteRows.of(statement, maxCellBytes);
    }

    @Override
    public @Nullable RowSource keys(Statement statement, String kind, List<String> columns, int maxCellBytes)
            throws SQLException {
        SqliteConnection connection = (SqliteConnection) statement.getConnection();
        if (!INSERTING.contains(kind) || connection.getDatabase().changes() == 0) {
            return null;
        }
        return new SqliteKey(columns.getFirst(), Long.parseLong(ask(connection, "SELECT last_insert_rowid()")));
    }

    @Override
    public long changed(Statement statement, String firstWord) throws SQLException {
        return CHANGING.contains(firstWord)
                ? ((SqliteConnection) statement.getConnection()).getDatabase().changes()
                : 0;
    }

    @Override
    public void begin(Connection connection, TransactionOptions options) throws SQLException {
        SqliteConnection sqlite = (SqliteConnection) connection;
        sqlite.transaction(options.deadlineFromNow());
        if (options.readOnly()) {
            sqlite.queryOnly(true);
            run(connection, "PRAGMA query_only = 1");
        }
        run(connection, options.readOnly() ? "BEGIN" : "BEGIN IMMEDIATE");
        sqlite.inTransaction(true);
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        SqliteConnection sqlite = (SqliteConnection) connection;
        sqlite.transactionEnds();
        if (connection.getAutoCommit()) {
            run(connection, "COMMIT");
        } else {
            connection.commit();
        }
        sqlite.inTransaction(false);
    }

    @Override
    public void rollback(Connection connection) throws SQLException {
        try {
            if (connection.getAutoCommit()) {
                run(connection, "ROLLBACK");
            } else {
                connection.rollback();
            }
        } catch (SQLiteException e) {
            // SQLite ends a transaction by itself if the disk is full
            if (e.getResultCode() != SQLiteErrorCode.SQLITE_ERROR) {
                throw e;
            }
        }
        ((SqliteConnection) connection).inTransaction(false);
    }

    @Override
    public void ended(Connection connection) throws SQLException {
        SqlDriver.super.ended(connection);
        SqliteConnection sqlite = (SqliteConnection) connection;
        if (sqlite.queryOnly()) {
            run(connection, "PRAGMA query_only = 0");
            sqlite.queryOnly(false);
        }
    }

    @Override
    public DriverBehaviour behaviour() {
        return SqliteBehaviour.INSTANCE;
    }

    @Override
    public TransactionState transaction(Connection connection) {
        try {
            return ((SqliteConnection) connection).inTransaction() || !connection.getAutoCommit()
                    ? TransactionState.OPEN
                    : TransactionState.NONE;
        } catch (SQLException e) {
            // a closed connection has none
            return TransactionState.NONE;
        }
    }

    /** The driver does not have SQLite's own flag; but a transaction can only begin if none is open. */
    @Override
    public void refreshTransaction(Connection connection) throws SQLException {
        SqliteConnection sqlite = (SqliteConnection) connection;
        if (!connection.getAutoCommit()) {
            return;
        }
        try {
            run(connection, "BEGIN");
        } catch (SQLiteException e) {
            if (e.getResultCode() != SQLiteErrorCode.SQLITE_ERROR) {
                throw e;
            }
            sqlite.inTransaction(true);
            return;
        }
        // not a rollback, which would end the results that are open
        run(connection, "COMMIT");
        sqlite.inTransaction(false);
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }

    @Override
    public void cancel(Connection connection) throws SQLException {
        ((SqliteConnection) connection).interrupt();
    }

    @Override
    public void abort(Connection connection) throws SQLException {
        ((SqliteConnection) connection).interrupt();
    }
}
