package dev.penstock.connectors.jdbc.face;

import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementOptions;
import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A prepared statement. The driver prepares it inside its first execution. A batch is one operation, described by the text
 * and as many rows as it has; the values themselves are not described.
 */
class GatedPreparedStatement extends ParameterSetters {
    private static final SqlStatement.Positional ROW = new SqlStatement.Positional(List.of());

    private static final StatementCall<Boolean> EXECUTE = statement -> ((PreparedStatement) statement).execute();

    private static final StatementCall<Long> UPDATE =
            statement -> (long) ((PreparedStatement) statement).executeUpdate();

    private static final StatementCall<Long> LARGE_UPDATE =
            statement -> ((PreparedStatement) statement).executeLargeUpdate();

    private final String sql;
    private final WantedKeys keys;
    private @Nullable Recorded first;
    private @Nullable Recorded last;
    private int batched;
    private @Nullable SqlStatement described;

    GatedPreparedStatement(GatedConnection connection, ResultSetKind kind, String sql, WantedKeys keys) {
        super(connection, kind);
        this.sql = sql;
        this.keys = keys;
    }

    final String sql() {
        return sql;
    }

    @Override
    Statement make(Connection driver) throws SQLException {
        return keys.prepare(driver, sql, kind);
    }

    @Override
    final void prepare(Statement fresh) throws SQLException {
        Recorded recorded = first;
        forget();
        for (; recorded != null; recorded = recorded.next) {
            recorded.setter.on((PreparedStatement) fresh);
        }
    }

    private void forget() {
        first = null;
        last = null;
    }

    @Override
    final void set(Setter setter) throws SQLException {
        requireOpen();
        PreparedStatement prepared = (PreparedStatement) made();
        if (prepared != null) {
            setter.on(prepared);
            return;
        }
        Recorded recorded = new Recorded(setter);
        Recorded before = last;
        if (before == null) {
            first = recorded;
        } else {
            before.next = recorded;
        }
        last = recorded;
    }

    /** A setter that runs when the driver has a statement; linked, because most statements have few. */
    private static final class Recorded {
        private final Setter setter;
        private @Nullable Recorded next;

        private Recorded(Setter setter) {
            this.setter = setter;
        }
    }

    @Override
    final String text(@Nullable String given) throws SQLException {
        throw SqlExceptions.misuse("A prepared statement has its text already: call the method without one", "HY010");
    }

    private SqlStatement described() {
        StatementOptions options = options();
        SqlStatement known = described;
        if (known == null || timeoutSeconds() != 0 || known.options() != options) {
            known = new SqlStatement(sql, SqlStatement.Values.NONE, options);
            described = known;
        }
        return known;
    }

    @Override
    public ResultSet executeQuery() throws SQLException {
        return query(described(), EXECUTE);
    }

    @Override
    public boolean execute() throws SQLException {
        return run(described(), EXECUTE);
    }

    @Override
    public int executeUpdate() throws SQLException {
        return (int) update(described(), UPDATE);
    }

    @Override
    public long executeLargeUpdate() throws SQLException {
        return update(described(), LARGE_UPDATE);
    }

    @Override
    public void addBatch() throws SQLException {
        set(PreparedStatement::addBatch);
        batched++;
    }

    @Override
    public void clearBatch() throws SQLException {
        set(PreparedStatement::clearBatch);
        batched = 0;
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
        int rows = batched;
        if (rows == 0) {
            return new long[0];
        }
        batched = 0;
        try {
            JdbcOperation operation =
                    start(new SqlStatement(sql, new SqlStatement.Batch(Collections.nCopies(rows, ROW)), options()));
            operation.entries(rows);
            long[] counts = operation.execute(this, call);
            for (long count : counts) {
                operation.count(Math.max(0, count));
            }
            operation.succeed();
            return counts;
        } finally {
            // a batch is over once it has been run, even if it came no further than to be recorded
            forget();
        }
    }

    @Override
    public @Nullable ResultSetMetaData getMetaData() throws SQLException {
        requireOpen();
        return connection
                .ask("getMetaData", driver -> Optional.ofNullable(((PreparedStatement) real(driver)).getMetaData()))
                .map(columns -> new GatedColumns(connection, columns))
                .orElse(null);
    }

    @Override
    public ParameterMetaData getParameterMetaData() throws SQLException {
        requireOpen();
        ParameterMetaData parameters = connection.ask(
                "getParameterMetaData", driver -> ((PreparedStatement) real(driver)).getParameterMetaData());
        return new PlainView(parameters).proxy(ParameterMetaData.class);
    }

    @Override
    public String toString() {
        return "statement " + sql;
    }
}
