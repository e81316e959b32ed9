package dev.penstock.connectors.postgresql;

import dev.penstock.connectors.jdbc.DriverBehaviour;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.jdbc.PgResultSet;

/** PostgreSQL's JDBC driver: it reads whole results into memory, unless a cursor is possible and wanted. */
final class PostgresBehaviour implements DriverBehaviour {
    static final PostgresBehaviour INSTANCE = new PostgresBehaviour();

    /** The driver counts the rows that it holds and has no method that says so; null if it holds them elsewhere. */
    private static final @Nullable VarHandle ROWS = rows();

    private PostgresBehaviour() {}

    private static @Nullable VarHandle rows() {
        try {
            return MethodHandles.privateLookupIn(PgResultSet.class, MethodHandles.lookup())
                    .findVarHandle(PgResultSet.class, "rows", List.class);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }

    @Override
    public boolean preparesLocally() {
        return true;
    }

    /** A cursor needs a fetch size, a transaction, and a result that neither scrolls nor outlives its transaction. */
    @Override
    public boolean holdsResults(Statement executed) throws SQLException {
        return executed.getFetchSize() == 0
                || executed.getConnection().getAutoCommit()
                || executed.getResultSetType() != ResultSet.TYPE_FORWARD_ONLY
                || executed.getResultSetHoldability() == ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    @Override
    public long rows(ResultSet held) {
        return ROWS != null && held instanceof PgResultSet && ROWS.get(held) instanceof List<?> rows ? rows.size() : 0;
    }

    @Override
    public boolean holdsGeneratedKeys() {
        return true;
    }

    @Override
    public boolean textsAreAtomic() {
        return true;
    }
}
