package dev.penstock.connectors.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The prepared statements of one connection that may run again. For one thread. */
final class PreparedStatements {
    private static final int MOST = 64;

    private final Map<String, Prepared> kept = new LinkedHashMap<>(16, 0.75f, true);

    /** Takes the statement of a text for one execution; null if there is none that is free. */
    @Nullable
    Prepared take(String sql) {
        Prepared found = kept.get(sql);
        if (found == null || found.taken) {
            return null;
        }
        found.taken = true;
        return found;
    }

    /** Takes back a statement whose result is closed. */
    void giveBack(Prepared taken, @Nullable ResultShape shape) {
        taken.shape = shape;
        taken.taken = false;
    }

    /** Forgets a statement that has failed. */
    void forget(String sql, Prepared taken) {
        kept.remove(sql, taken);
    }

    /** Keeps a statement whose result is closed, and closes the one not used for longest if there are too many. */
    void keep(String sql, PreparedStatement statement, @Nullable ResultShape shape) throws SQLException {
        if (kept.putIfAbsent(sql, new Prepared(statement, shape)) != null) {
            statement.close();
            return;
        }
        if (kept.size() > MOST) {
            var oldest = kept.entrySet().iterator();
            Prepared gone = oldest.next().getValue();
            oldest.remove();
            gone.statement.close();
        }
    }

    /** A statement that runs again and again, and the columns of its last result. */
    static final class Prepared {
        private final PreparedStatement statement;
        private @Nullable ResultShape shape;
        private boolean taken;

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
