package dev.penstock.engine.core;

import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.Intent;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What sets the connections of one JDBC caller apart from another's.
 *
 * @param intent of statements on connections that are not read-only
 * @param patience how long a connection waits for its lease; null for as long as the profile says
 * @param givenUp asked while it waits: whether nobody wants it any more
 * @param retired whether nobody else gets a connection afterwards
 * @param explained whether an exception has the engine's own failure among its suppressed ones
 */
record JdbcManner(
        Intent intent, @Nullable Duration patience, BooleanSupplier givenUp, boolean retired, boolean explained) {
    /** That of ORMs and tools. */
    static final JdbcManner ORDINARY = new JdbcManner(Intent.WRITE, null, () -> false, false, false);

    private static final Duration MIGRATIONS_WAIT = Duration.ofMinutes(1);

    /**
     * That of a migration, which may change anything about its connection. Its second connection may well wait for
     * others' statements to end, so it waits longer than those do.
     */
    static JdbcManner migrating(BooleanSupplier givenUp) {
        return new JdbcManner(Intent.DDL, MIGRATIONS_WAIT, givenUp, true, true);
    }

    /** When a connection that is asked for now has waited too long for its lease. */
    Deadline leaseWait() {
        return patience == null ? Deadline.NONE : Deadline.after(patience);
    }
}
