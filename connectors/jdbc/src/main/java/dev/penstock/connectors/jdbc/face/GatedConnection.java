package dev.penstock.connectors.jdbc.face;

import dev.penstock.connectors.jdbc.DriverBehaviour;
import dev.penstock.connectors.jdbc.JdbcSession;
import dev.penstock.connectors.jdbc.face.ConnectionSettings.Setting;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.spi.HeldConnection;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.TransactionState;
import java.sql.CallableStatement;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A connection that checks out at its first operation and keeps what it got until it closes. For one thread at a time, but
 * for {@link #abort}.
 */
final class GatedConnection extends ConnectionProperties {
    private final String database;
    private final HeldConnection held;
    private final ConnectionSettings settings = new ConnectionSettings();
    private final OpenResources open = new OpenResources();
    private @Nullable ResultValues values;
    private @Nullable JdbcSession driver;
    private int savepoints;
    private volatile boolean aborted;
    private volatile boolean closed;
    private boolean released;

    /**
     * Reaches no server.
     *
     * @param database its name, for messages
     * @param held where its operations begin
     */
    GatedConnection(String database, HeldConnection held) {
        this.database = database;
        this.held = held;
    }

    HeldConnection held() {
        return held;
    }

    @Override
    ConnectionSettings settings() {
        return settings;
    }

    OpenResources open() {
        return open;
    }

    /** What cells hold, made safe to hand out. */
    @Override
    ResultValues values() {
        ResultValues made = values;
        if (made == null) {
            made = new ResultValues(this);
            values = made;
        }
        return made;
    }

    /** The driver's connection of a lease, the same at each operation. */
    JdbcSession session(Lease lease) throws SQLException {
        JdbcSession bound = driver;
        if (bound == null) {
            bound = lease.unwrap(JdbcSession.class)
                    .orElseThrow(() -> SqlExceptions.unsupported("The connector has no JDBC connection"));
            driver = bound;
        }
        return bound;
    }

    /** What is particular about the driver; nothing is known before the first operation. */
    DriverBehaviour behaviour() {
        JdbcSession bound = driver;
        return bound == null ? DriverBehaviour.UNKNOWN : bound.behaviour();
    }

    boolean aborted() {
        return aborted;
    }

    @Override
    void requireOpen() throws SQLException {
        if (closed) {
            throw SqlExceptions.closed("The connection");
        }
    }

    @Override
    <T> T ask(String question, ConnectionCall<T> call) throws SQLException {
        requireOpen();
        JdbcOperation operation = JdbcOperation.control(this, "/* JDBC */ " + question, Intent.READ, Deadline.NONE);
        T answer = operation.ask(call);
        operation.succeed();
        return answer;
    }

    /** As {@link #ask}, for a question that is answered by rows. */
    ResultSet query(String question, @Nullable GatedStatement owner, ConnectionCall<ResultSet> call)
            throws SQLException {
        requireOpen();
        JdbcOperation operation = JdbcOperation.control(this, "/* JDBC */ " + question, Intent.READ, Deadline.NONE);
        ResultSet rows = operation.ask(call);
        if (operation.holds(rows)) {
            operation.succeed();
            return new GatedResultSet(this, owner, rows, null, true);
        }
        GatedResultSet result = new GatedResultSet(this, owner, rows, operation, true);
        open.add(result);
        return result;
    }

    /** Asks what needs no server if the connection is bound already. */
    <T> T local(String question, ConnectionCall<T> call) throws SQLException {
        requireOpen();
        JdbcSession bound = driver;
        return bound == null ? ask(question, call) : bound.call(() -> call.on(bound.connection()));
    }

    /** Calls the driver for something that is over at the server already. */
    <T> T after(JdbcSession.Work<T> work) throws SQLException {
        JdbcSession bound = driver;
        return bound == null ? work.run() : bound.call(work);
    }

    /** Closes an object of the driver. */
    void close(AutoCloseable object) throws SQLException {
        JdbcSession bound = driver;
        if (bound == null || bound.direct()) {
            closeHere(object);
        } else {
            bound.call(() -> {
                closeHere(object);
                return true;
            });
        }
    }

    private static void closeHere(AutoCloseable object) throws SQLException {
        try {
            object.close();
        } catch (SQLException | RuntimeException thrown) {
            throw thrown;
        } catch (Exception thrown) {
            throw new SQLException("A driver threw what JDBC does not allow", thrown);
        }
    }

    @Override
    public Statement createStatement() throws SQLException {
        requireOpen();
        return opened(new GatedStatement(this, ResultSetKind.FORWARD));
    }

    @Override
    public Statement createStatement(int type, int concurrency) throws SQLException {
        return createStatement(type, concurrency, 0);
    }

    @Override
    public Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
        requireOpen();
        return opened(new GatedStatement(this, ResultSetKind.of(type, concurrency, holdability)));
    }

    @Override
    public PreparedStatement prepareStatement(String sql) throws SQLException {
        return prepared(sql, ResultSetKind.FORWARD, WantedKeys.NONE);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency) throws SQLException {
        return prepared(sql, ResultSetKind.of(type, concurrency, 0), WantedKeys.NONE);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
            throws SQLException {
        return prepared(sql, ResultSetKind.of(type, concurrency, holdability), WantedKeys.NONE);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int autoGeneratedKeys) throws SQLException {
        return prepared(sql, ResultSetKind.FORWARD, WantedKeys.of(autoGeneratedKeys));
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int @Nullable [] columnIndexes) throws SQLException {
        return prepared(sql, ResultSetKind.FORWARD, WantedKeys.of(columnIndexes));
    }

    @Override
    public PreparedStatement prepareStatement(String sql, String @Nullable [] columnNames) throws SQLException {
        return prepared(sql, ResultSetKind.FORWARD, WantedKeys.of(columnNames));
    }

    private PreparedStatement prepared(@Nullable String sql, ResultSetKind kind, WantedKeys keys) throws SQLException {
        requireOpen();
        GatedPreparedStatement statement =
                opened(new GatedPreparedStatement(this, kind, GatedStatement.required(sql), keys));
        JdbcSession bound = driver;
        if (bound != null && bound.behaviour().preparesLocally()) {
            statement.real(bound.connection());
        }
        return statement;
    }

    @Override
    public CallableStatement prepareCall(String sql) throws SQLException {
        return call(sql, ResultSetKind.FORWARD);
    }

    @Override
    public CallableStatement prepareCall(String sql, int type, int concurrency) throws SQLException {
        return call(sql, ResultSetKind.of(type, concurrency, 0));
    }

    @Override
    public CallableStatement prepareCall(String sql, int type, int concurrency, int holdability) throws SQLException {
        return call(sql, ResultSetKind.of(type, concurrency, holdability));
    }

    private CallableStatement call(@Nullable String sql, ResultSetKind kind) throws SQLException {
        requireOpen();
        return opened(new GatedCall(this, kind, GatedStatement.required(sql))).proxy();
    }

    private <S extends GatedStatement> S opened(S statement) {
        open.add(statement);
        return statement;
    }

    /** Begins a transaction if the connection is not in auto-commit mode and none is open. */
    void beginTransaction(Lease lease) throws SQLException {
        if (lease.transaction() == TransactionState.LOST) {
            throw SqlExceptions.misuse(
                    "The transaction has ended: the statement that failed in it has undone all of it. Roll it back and"
                            + " run it again from its beginning",
                    "25000");
        }
        if (!settings.autoCommit() && lease.transaction() == TransactionState.NONE) {
            lease.begin(settings.transaction());
        }
    }

    /** Whether one is open on the connection, typed as text or not. Reaches no server. */
    private boolean transactionOpen() {
        Lease lease = held.lease().orElse(null);
        return lease != null && lease.transaction() != TransactionState.NONE;
    }

    @Override
    public void setAutoCommit(boolean wanted) throws SQLException {
        requireOpen();
        if (wanted && !settings.autoCommit() && transactionOpen()) {
            command("COMMIT", Lease::commit);
        }
        settings.autoCommit(wanted);
    }

    @Override
    public boolean getAutoCommit() throws SQLException {
        requireOpen();
        return settings.autoCommit();
    }

    @Override
    public void commit() throws SQLException {
        requireTransaction("commit");
        if (transactionOpen()) {
            command("COMMIT", Lease::commit);
        }
    }

    @Override
    public void rollback() throws SQLException {
        requireTransaction("rollback");
        if (transactionOpen()) {
            command("ROLLBACK", Lease::rollback);
        }
    }

    @Override
    public Savepoint setSavepoint() throws SQLException {
        return savepoint(null);
    }

    @Override
    public Savepoint setSavepoint(String name) throws SQLException {
        return savepoint(name);
    }

    private Savepoint savepoint(@Nullable String name) throws SQLException {
        requireTransaction("setSavepoint");
        GatedSavepoint savepoint = new GatedSavepoint(this, ++savepoints, name);
        command("SAVEPOINT", (lease, wire) -> {
            beginTransaction(lease);
            lease.savepoint(savepoint.serverName());
        });
        return savepoint;
    }

    @Override
    public void rollback(Savepoint savepoint) throws SQLException {
        requireTransaction("rollback");
        String name = own(savepoint).serverName();
        command("ROLLBACK TO SAVEPOINT", (lease, wire) -> lease.rollbackTo(name));
    }

    @Override
    public void releaseSavepoint(Savepoint savepoint) throws SQLException {
        requireTransaction("releaseSavepoint");
        String name = own(savepoint).serverName();
        command("RELEASE SAVEPOINT", (lease, wire) -> lease.release(name));
    }

    private GatedSavepoint own(@Nullable Savepoint savepoint) throws SQLException {
        if (savepoint instanceof GatedSavepoint known && known.connection().equals(this) && transactionOpen()) {
            return known;
        }
        throw SqlExceptions.misuse("The savepoint is not of a transaction that is open on this connection", "3B001");
    }

    private void command(String text, JdbcOperation.LeaseCommand command) throws SQLException {
        JdbcOperation.control(this, text, Intent.WRITE, Deadline.NONE).command(command);
    }

    private void requireTransaction(String method) throws SQLException {
        requireOpen();
        if (settings.autoCommit()) {
            throw SqlExceptions.misuse(
                    "JDBC has no " + method + " in auto-commit mode: call setAutoCommit(false) first", "25000");
        }
    }

    @Override
    public DatabaseMetaData getMetaData() throws SQLException {
        requireOpen();
        return new GatedMetaData(this).proxy();
    }

    @Override
    public @Nullable SQLWarning getWarnings() throws SQLException {
        requireOpen();
        JdbcSession bound = driver;
        return bound == null ? null : bound.connection().getWarnings();
    }

    @Override
    public void clearWarnings() throws SQLException {
        requireOpen();
        JdbcSession bound = driver;
        if (bound != null) {
            bound.connection().clearWarnings();
        }
    }

    /** Checks out if necessary, and then asks the server; false if that has not worked in time. */
    @Override
    public boolean isValid(int timeout) throws SQLException {
        if (timeout < 0) {
            throw SqlExceptions.misuse("timeout is " + timeout + ": give 0 or more seconds", "22023");
        }
        if (closed) {
            return false;
        }
        Deadline limit = timeout == 0 ? Deadline.NONE : Deadline.after(Duration.ofSeconds(timeout));
        try {
            JdbcOperation operation = JdbcOperation.control(this, "/* JDBC */ isValid", Intent.READ, limit);
            long left = limit.bounded() ? Math.max(1, limit.remaining().toMillis()) : Integer.MAX_VALUE;
            operation.validate((int) Math.min(left, Integer.MAX_VALUE));
            operation.succeed();
            return true;
        } catch (SQLException failure) {
            return false;
        }
    }

    /** Cuts the connection; what runs on it fails. From any thread. */
    @Override
    public void abort(@Nullable Executor executor) throws SQLException {
        if (executor == null) {
            throw SqlExceptions.misuse("abort needs an executor", "22023");
        }
        if (!closed) {
            aborted = true;
            closed = true;
            held.lease().ifPresent(Lease::abort);
            try {
                executor.execute(held::close);
            } catch (RejectedExecutionException refusal) {
                // the connection is cut already, so that its close does not wait
                held.close();
            }
        }
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    /** Closes what is still open on it, and gives its checkout back whatever fails. An open transaction is rolled back. */
    @Override
    public void close() throws SQLException {
        closed = true;
        if (released) {
            return;
        }
        released = true;
        SQLException failure = null;
        try {
            failure = open.closeAll();
        } finally {
            try {
                held.close();
            } catch (RuntimeException onRelease) {
                failure = OpenResources.joined(failure, SqlExceptions.of(onRelease));
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    void set(Setting setting, @Nullable Object value, boolean atOnce, JdbcOperation.ConnectionStep change)
            throws SQLException {
        requireOpen();
        JdbcSession bound = driver;
        if (setting == Setting.READ_ONLY && transactionOpen()) {
            throw SqlExceptions.misuse("Read-only cannot be set while a transaction is open", "25001");
        }
        if (bound == null || !atOnce) {
            settings.defer(setting, value, change);
            return;
        }
        ask("set " + setting, connection -> {
            settings.apply(bound, setting, change);
            return true;
        });
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return OwnTypes.unwrap(this, type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }

    @Override
    public String toString() {
        return "connection to " + database
                + held.node().map(node -> " on " + node).orElse("");
    }
}
