package dev.penstock.connectors.jdbc;

import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.spi.Lease;
import java.sql.SQLException;
import java.util.Optional;

/** Names what a JDBC driver threw in work that is not a lease's own. */
public final class JdbcFailures {
    private JdbcFailures() {}

    /**
     * The name of a failure. One that ends the lease's connection lets the lease discard it.
     *
     * @return empty if it is not the driver's, or the lease is closed
     */
    public static Optional<PenstockException> named(Throwable thrown, Lease lease) {
        return thrown instanceof SQLException failure
                ? lease.unwrap(JdbcSession.class).map(session -> session.named(failure))
                : Optional.empty();
    }
}
