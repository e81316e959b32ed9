package dev.penstock.connectors.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A driver's connection with what is remembered of it between leases. One lease at a time. */
final class PhysicalConnection {
    private static final int STATEMENTS = 64;

    private final Connection connection;
    private final Map<String, Prepared> prepared = new LinkedHashMap<>(16, 0.75f, true);
    private long usedAt = System.nanoTime();

    PhysicalConnection(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    long idleNanos() {
        return System.nanoTime() - usedAt;
    }

    void used() {
        usedAt = System.nanoTime();
    }

    /** Takes a prepared statement out, so that nobody else runs it meanwhile; null if there is none. */
    @Nullable
    Prepared take(String sql) {
        return prepared.remove(sql);
    }

    /** Keeps a statement whose result is closed; the one not used for longest goes. */
    void keep(String sql, Prepared statement) throws SQLException {
        Prepared before = prepared.put(sql, statement);
        if (before != null) {
            before.statement().close();
        }
        if (prepared.size() > STATEMENTS) {
            var oldest = prepared.entrySet().iterator();
            Prepared gone = oldest.next().getValue();
            oldest.remove();
            gone.statement().close();
        }
    }

    /**
     * A statement ready to run again.
     *
     * @param statement of the driver
     * @param shape of its last result; null if it had none
     */
    record Prepared(PreparedStatement statement, @Nullable ResultShape shape) {}
}
