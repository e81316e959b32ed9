package dev.penstock.connectors.jdbc.face;

import java.sql.SQLException;
import java.sql.Savepoint;
import org.jspecify.annotations.Nullable;

/**
 * A savepoint. The server knows it by a name of our own, because a caller's may be no identifier.
 *
 * @param connection that it was made on
 * @param id unique on that connection
 * @param name as the caller gave it; null if it has none
 */
record GatedSavepoint(
        GatedConnection connection, int id, @Nullable String name) implements Savepoint {

    /** The name that the server knows it by. */
    String serverName() {
        return "jdbc_" + id;
    }

    @Override
    public int getSavepointId() throws SQLException {
        if (name != null) {
            throw SqlExceptions.misuse("The savepoint has a name and no number", "3B001");
        }
        return id;
    }

    @Override
    public String getSavepointName() throws SQLException {
        if (name == null) {
            throw SqlExceptions.misuse("The savepoint has a number and no name", "3B001");
        }
        return name;
    }

    @Override
    public String toString() {
        return "savepoint " + (name == null ? id : name);
    }
}
