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
    private boolean idled;
    private int lost;
    private boolean handedOut;

    PhysicalConnection(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    /**
     * Whether it may be lent without asking it for a sign of life.
     *
     * @param nowLost connections of its pool that have broken under a caller so far
     */
    boolean fresh(int nowLost) {
        return !idled && lost == nowLost;
    }

    /** It has lain idle for longer than it is trusted. */
    void idled() {
        idled = true;
    }

    /** It has given a sign of life, after so many of its pool had broken. */
    void alive(int lostBefore) {
        idled = false;
        lost = lostBefore;
    }

    /** Whether whoever has it lent has JDBC's own connection in hand. */
    boolean handedOut() {
        return handedOut;
    }

    void handedOut(boolean out) {
        handedOut = out;
    }

    /** Lends the prepared statement of a text, so that nobody else runs it meanwhile; null if there is none free. */
    @Nullable
    Prepared take(String sql) {
        Prepared found = prepared.get(sql);
        if (found == null || found.lent) {
            return null;
        }
        found.lent = true;
        return found;
    }

    /** Takes back what it has lent, its result closed. */
    void giveBack(Prepared lent, @Nullable ResultShape shape) {
        lent.shape = shape;
        lent.lent = false;
    }

    /** Forgets what it has lent and what has failed. */
    void forget(String sql, Prepared lent) {
        prepared.remove(sql, lent);
    }

    /** Keeps a statement whose result is closed; the one not used for longest goes. */
    void keep(String sql, PreparedStatement statement, @Nullable ResultShape shape) throws SQLException {
        if (prepared.putIfAbsent(sql, new Prepared(statement, shape)) != null) {
            statement.close();
            return;
        }
        if (prepared.size() > STATEMENTS) {
            var oldest = prepared.entrySet().iterator();
            Prepared gone = oldest.next().getValue();
            oldest.remove();
            gone.statement.close();
        }
    }

    /** A statement that runs again and again, and the columns of its last result. */
    static final class Prepared {
        private final PreparedStatement statement;
        private @Nullable ResultShape shape;
        private boolean lent;

        private Prepared(PreparedStatement statement, @Nullable ResultShape shape) {
            this.statement = statement;
            this.shape = shape;
        }

        PreparedStatement statement() {
            return statement;
        }

        /** Null if its last result had no rows. */
        @Nullable
        ResultShape shape() {
            return shape;
        }
    }
}
