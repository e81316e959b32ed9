package dev.penstock.migrations;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One connection for all who ask for one, given back when the last has closed his. Whoever only reads files and history
 * asks for two and uses them in turns: with one, a pool that an apply has emptied cannot keep both waiting for each other.
 * For one thread.
 */
final class SharedJdbc {
    private final DataSource real;
    private @Nullable Connection connection;
    private int users;

    private SharedJdbc(DataSource real) {
        this.real = real;
    }

    static DataSource over(DataSource real) {
        SharedJdbc shared = new SharedJdbc(real);
        return Proxies.of(
                DataSource.class,
                (method, args) ->
                        method.getName().equals("getConnection") ? shared.lend() : Proxies.call(real, method, args));
    }

    private Connection lend() throws SQLException {
        Connection lent = connection;
        if (lent == null) {
            lent = real.getConnection();
            connection = lent;
        }
        users++;
        return new Share(this, lent).proxy();
    }

    private void giveBack(Connection lent) throws SQLException {
        users--;
        if (users == 0) {
            connection = null;
            lent.close();
        }
    }

    /** One user's. */
    private static final class Share {
        private final SharedJdbc owner;
        private final Connection lent;
        private boolean closed;

        private Share(SharedJdbc owner, Connection lent) {
            this.owner = owner;
            this.lent = lent;
        }

        private Connection proxy() {
            return Proxies.of(Connection.class, (method, args) -> switch (method.getName()) {
                case "close" -> {
                    if (!closed) {
                        closed = true;
                        owner.giveBack(lent);
                    }
                    yield null;
                }
                case "isClosed" -> closed;
                default -> Proxies.call(lent, method, args);
            });
        }
    }
}
