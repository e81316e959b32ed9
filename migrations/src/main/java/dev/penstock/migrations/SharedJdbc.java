package dev.penstock.migrations;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A data source that shares one connection among all callers and closes it after the last caller. Flyway needs two
 * connections to read files and history and uses them alternately. With a shared one, a pool that an apply has
 * exhausted cannot deadlock. Not thread-safe.
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
                        method.getName().equals("getConnection") ? shared.acquire() : Proxies.call(real, method, args));
    }

    private Connection acquire() throws SQLException {
        Connection shared = connection;
        if (shared == null) {
            shared = real.getConnection();
            connection = shared;
        }
        users++;
        return new SharedConnection(this, shared).proxy();
    }

    private void release(Connection shared) throws SQLException {
        users--;
        if (users == 0) {
            connection = null;
            shared.close();
        }
    }

    /** The connection of one caller. */
    private static final class SharedConnection {
        private final SharedJdbc owner;
        private final Connection shared;
        private boolean closed;

        private SharedConnection(SharedJdbc owner, Connection shared) {
            this.owner = owner;
            this.shared = shared;
        }

        private Connection proxy() {
            return Proxies.of(Connection.class, (method, args) -> switch (method.getName()) {
                case "close" -> {
                    if (!closed) {
                        closed = true;
                        owner.release(shared);
                    }
                    yield null;
                }
                case "isClosed" -> closed;
                default -> Proxies.call(shared, method, args);
            });
        }
    }
}
