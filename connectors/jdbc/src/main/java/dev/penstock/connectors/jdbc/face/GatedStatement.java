package dev.penstock.connectors.jdbc.face;

import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementOptions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A statement each of whose executions is an operation. The driver's statement is made inside the first one. An operation
 * lasts as long as the server holds something for it: until the result is read or closed, or, if the driver has read
 * everything into memory, until the driver has answered. For one thread at a time, but for {@link #cancel}.
 */
class GatedStatement extends StatementProperties {
    private static final StatementOptions READS =
            StatementOptions.builder().intent(Intent.READ).build();

    /** The neighbours among the open statements of the connection. */
    @Nullable
    GatedStatement previous;

    @Nullable
    GatedStatement next;

    private @Nullable Statement made;
    private volatile @Nullable JdbcOperation current;
    private @Nullable GatedResultSet opened;
    private @Nullable List<String> batch;
    private boolean closesWithResult;
    private volatile boolean closed;

    GatedStatement(GatedConnection connection, ResultSetKind kind) {
        super(connection, kind);
    }

    static String required(@Nullable String sql) throws SQLException {
        if (sql == null) {
            throw SqlExceptions.misuse("The statement has no text", "22023");
        }
        return sql;
    }

    /** The statement as its caller has it. */
    Statement self() {
        return this;
    }

    @Override
    final @Nullable Statement made() {
        return made;
    }

    @Override
    final void requireOpen() throws SQLException {
        if (closed) {
            throw SqlExceptions.closed("The statement");
        }
        connection.requireOpen();
    }

    /** The driver's statement; called inside an operation, because making it may reach a server. */
    final Statement real(Connection driver) throws SQLException {
        Statement known = made;
        if (known != null) {
            return known;
        }
        Statement fresh = make(driver);
        try {
            applySettings(fresh);
            prepare(fresh);
        } catch (SQLException | RuntimeException failure) {
            fresh.close();
            throw failure;
        }
        made = fresh;
        return fresh;
    }

    Statement make(Connection driver) throws SQLException {
        if (kind.equals(ResultSetKind.FORWARD)) {
            return driver.createStatement();
        }
        return kind.holdability() == 0
                ? driver.createStatement(kind.type(), ResultSet.CONCUR_READ_ONLY)
                : driver.createStatement(kind.type(), ResultSet.CONCUR_READ_ONLY, kind.holdability());
    }

    /** Does to a new driver's statement what has been done to this one. */
    void prepare(Statement fresh) throws SQLException {}

    /** Whether an operation is over when the rows of its result have been read. */
    boolean endsWithRows(JdbcOperation operation) {
        return kind.forwardOnly() && operation.analysis().single();
    }

    /** The text of a call that has one. */
    String text(@Nullable String sql) throws SQLException {
        return required(sql);
    }

    final StatementOptions options() {
        StatementOptions plain = connection.settings().readOnly() ? READS : StatementOptions.DEFAULT;
        return timeoutSeconds() == 0
                ? plain
                : plain.toBuilder()
                        .timeout(Duration.ofSeconds(timeoutSeconds()))
                        .build();
    }

    private SqlStatement described(String sql) {
        return new SqlStatement(sql, SqlStatement.Values.NONE, options());
    }

    /** Begins an operation; one that is still open ends. */
    final JdbcOperation start(SqlStatement described) throws SQLException {
        requireOpen();
        endCurrent();
        JdbcOperation operation = new JdbcOperation(connection);
        current = operation;
        operation.begin(described);
        return operation;
    }

    /** Runs a statement that must return rows. */
    final ResultSet query(SqlStatement described, StatementCall<Boolean> call) throws SQLException {
        JdbcOperation operation = start(described);
        if (!operation.execute(this, call)) {
            throw operation.failed(SqlExceptions.misuse(
                    "The statement has run and returned no rows: call executeUpdate or execute", "02000"));
        }
        return opened(operation);
    }

    /** Runs a statement that may return anything. */
    final boolean run(SqlStatement described, StatementCall<Boolean> call) throws SQLException {
        JdbcOperation operation = start(described);
        if (operation.execute(this, call)) {
            opened(operation);
            return true;
        }
        Statement ran = made;
        updated(operation, ran == null ? 0 : ran.getUpdateCount());
        return false;
    }

    /** Runs a statement that must not return rows. */
    final long update(SqlStatement described, StatementCall<Long> call) throws SQLException {
        JdbcOperation operation = start(described);
        long count = operation.execute(this, call);
        updated(operation, count);
        return count;
    }

    private void updated(JdbcOperation operation, long count) throws SQLException {
        operation.count(Math.max(0, count));
        if (operation.analysis().single() || holdsResults(operation)) {
            operation.succeed();
        }
    }

    private boolean holdsResults(JdbcOperation operation) throws SQLException {
        try {
            return made != null && connection.behaviour().holdsResults(made);
        } catch (SQLException | RuntimeException failure) {
            throw operation.failed(failure);
        }
    }

    private GatedResultSet opened(JdbcOperation operation) throws SQLException {
        ResultSet rows;
        try {
            rows = Objects.requireNonNull(made, "made").getResultSet();
        } catch (SQLException | RuntimeException failure) {
            throw operation.failed(failure);
        }
        operation.returned(rows);
        boolean held = operation.holds(rows);
        GatedResultSet result =
                new GatedResultSet(connection, this, rows, held ? null : operation, endsWithRows(operation));
        opened = result;
        if (held) {
            operation.succeed();
        }
        return result;
    }

    private void endCurrent() throws SQLException {
        JdbcOperation last = current;
        GatedResultSet rows = opened;
        current = null;
        opened = null;
        if (rows != null) {
            rows.discard();
        }
        if (last != null) {
            last.commitRows();
            last.end();
        }
    }

    private boolean run(@Nullable String sql, WantedKeys keys) throws SQLException {
        String text = text(sql);
        return run(described(text), statement -> keys.execute(statement, text));
    }

    private long update(@Nullable String sql, WantedKeys keys) throws SQLException {
        String text = text(sql);
        return update(described(text), statement -> keys.update(statement, text));
    }

    private long largeUpdate(@Nullable String sql, WantedKeys keys) throws SQLException {
        String text = text(sql);
        return update(described(text), statement -> keys.largeUpdate(statement, text));
    }

    /** By the driver's {@code execute}: with its {@code executeQuery} it may fail after it has run a write. */
    @Override
    public ResultSet executeQuery(String sql) throws SQLException {
        String text = text(sql);
        return query(described(text), statement -> statement.execute(text));
    }

    @Override
    public boolean execute(String sql) throws SQLException {
        return run(sql, WantedKeys.NONE);
    }

    @Override
    public boolean execute(String sql, int autoGeneratedKeys) throws SQLException {
        return run(sql, WantedKeys.of(autoGeneratedKeys));
    }

    @Override
    public boolean execute(String sql, int @Nullable [] columnIndexes) throws SQLException {
        return run(sql, WantedKeys.of(columnIndexes));
    }

    @Override
    public boolean execute(String sql, String @Nullable [] columnNames) throws SQLException {
        return run(sql, WantedKeys.of(columnNames));
    }

    @Override
    public int executeUpdate(String sql) throws SQLException {
        return (int) update(sql, WantedKeys.NONE);
    }

    @Override
    public int executeUpdate(String sql, int autoGeneratedKeys) throws SQLException {
        return (int) update(sql, WantedKeys.of(autoGeneratedKeys));
    }

    @Override
    public int executeUpdate(String sql, int @Nullable [] columnIndexes) throws SQLException {
        return (int) update(sql, WantedKeys.of(columnIndexes));
    }

    @Override
    public int executeUpdate(String sql, String @Nullable [] columnNames) throws SQLException {
        return (int) update(sql, WantedKeys.of(columnNames));
    }

    @Override
    public long executeLargeUpdate(String sql) throws SQLException {
        return largeUpdate(sql, WantedKeys.NONE);
    }

    @Override
    public long executeLargeUpdate(String sql, int autoGeneratedKeys) throws SQLException {
        return largeUpdate(sql, WantedKeys.of(autoGeneratedKeys));
    }

    @Override
    public long executeLargeUpdate(String sql, int @Nullable [] columnIndexes) throws SQLException {
        return largeUpdate(sql, WantedKeys.of(columnIndexes));
    }

    @Override
    public long executeLargeUpdate(String sql, String @Nullable [] columnNames) throws SQLException {
        return largeUpdate(sql, WantedKeys.of(columnNames));
    }

    @Override
    public @Nullable ResultSet getResultSet() throws SQLException {
        requireOpen();
        return opened;
    }

    @Override
    public int getUpdateCount() throws SQLException {
        requireOpen();
        Statement ran = made;
        return ran == null ? -1 : ran.getUpdateCount();
    }

    @Override
    public long getLargeUpdateCount() throws SQLException {
        requireOpen();
        Statement ran = made;
        return ran == null ? -1 : ran.getLargeUpdateCount();
    }

    @Override
    public boolean getMoreResults() throws SQLException {
        return more(false, Statement::getMoreResults);
    }

    @Override
    public boolean getMoreResults(int currentResult) throws SQLException {
        return more(currentResult == KEEP_CURRENT_RESULT, statement -> statement.getMoreResults(currentResult));
    }

    private boolean more(boolean keeps, StatementCall<Boolean> call) throws SQLException {
        requireOpen();
        Statement ran = made;
        if (ran == null) {
            return false;
        }
        GatedResultSet before = opened;
        opened = null;
        if (before != null && !keeps) {
            before.discard();
        }
        JdbcOperation operation = current;
        if (operation != null) {
            operation.commitRows();
        }
        if (operation == null || operation.ended()) {
            boolean rows = connection.after(() -> call.on(ran));
            opened = rows ? new GatedResultSet(connection, this, ran.getResultSet(), null, false) : null;
        } else if (operation.more(() -> call.on(ran))) {
            opened(operation);
        } else if (ran.getUpdateCount() == -1) {
            operation.succeed();
        }
        return opened != null;
    }

    @Override
    public ResultSet getGeneratedKeys() throws SQLException {
        requireOpen();
        Statement ran = made;
        if (ran == null) {
            throw SqlExceptions.misuse("No statement has run that could have generated keys", "HY010");
        }
        return connection.behaviour().holdsGeneratedKeys()
                ? new GatedResultSet(connection, this, ran.getGeneratedKeys(), null, false)
                : connection.query("getGeneratedKeys", this, driver -> ran.getGeneratedKeys());
    }

    @Override
    public void addBatch(String sql) throws SQLException {
        requireOpen();
        String text = text(sql);
        List<String> texts = batch;
        if (texts == null) {
            texts = new ArrayList<>();
            batch = texts;
        }
        texts.add(text);
    }

    @Override
    public void clearBatch() throws SQLException {
        requireOpen();
        batch = null;
    }

    @Override
    public int[] executeBatch() throws SQLException {
        return TextBatch.ints(batch(statement -> TextBatch.longs(statement.executeBatch())));
    }

    @Override
    public long[] executeLargeBatch() throws SQLException {
        return batch(Statement::executeLargeBatch);
    }

    private long[] batch(StatementCall<long[]> call) throws SQLException {
        requireOpen();
        List<String> texts = batch;
        batch = null;
        if (texts == null) {
            return new long[0];
        }
        endCurrent();
        List<SqlStatement> entries = new ArrayList<>(texts.size());
        for (String text : texts) {
            entries.add(described(text));
        }
        return new TextBatch(this, entries).run(call);
    }

    /** A cancel reaches this operation from now on. */
    final void current(JdbcOperation operation) {
        current = operation;
    }

    /** Cancels the operation that runs, or that waits for its connection. From any thread. */
    @Override
    public void cancel() throws SQLException {
        JdbcOperation running = current;
        if (running != null) {
            running.cancel();
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        requireOpen();
        return connection;
    }

    @Override
    public void closeOnCompletion() throws SQLException {
        requireOpen();
        closesWithResult = true;
    }

    @Override
    public boolean isCloseOnCompletion() throws SQLException {
        requireOpen();
        return closesWithResult;
    }

    /** Its caller has closed a result of this statement. */
    final void closed(GatedResultSet result) throws SQLException {
        if (closesWithResult && result == opened) {
            close();
        }
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() throws SQLException {
        if (closed) {
            return;
        }
        closed = true;
        connection.open().remove(this);
        Statement ran = made;
        JdbcOperation last = current;
        SQLException uncommitted = uncommitted(last);
        try {
            if (ran != null && last != null && !last.ended()) {
                last.release(ran);
            } else if (ran != null) {
                connection.close(ran);
            }
        } finally {
            endCurrent();
        }
        if (uncommitted != null) {
            throw uncommitted;
        }
    }

    private static @Nullable SQLException uncommitted(@Nullable JdbcOperation operation) {
        try {
            if (operation != null) {
                operation.commitRows();
            }
            return null;
        } catch (SQLException failure) {
            return failure;
        }
    }

    @Override
    public String toString() {
        return "statement of " + connection;
    }
}
