package dev.penstock.engine.core;

import dev.penstock.engine.api.Intent;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What sets the work of one gate apart from that of another.
 *
 * @param least the least strict intent that its statements count as
 * @param acquireTimeout how long an operation waits for its connection; null for the profile's
 * @param retire whether no other caller gets its connections afterwards
 * @param observer gets each operation before it runs
 */
record GateRules(Intent least, @Nullable Duration acquireTimeout, boolean retire, OperationObserver observer) {
    /** Those of ORMs and tools. */
    static final GateRules ORDINARY = new GateRules(Intent.READ, null, false, OperationObserver.NONE);

    private static final Duration MIGRATIONS_WAIT = Duration.ofMinutes(1);

    /**
     * Those of a migration, which may change anything about its connection. Its second connection may have to wait for
     * other callers' statements to end, so it waits longer than those do.
     *
     * @param observer lets a stop of the migration stop its operations
     */
    static GateRules migrating(OperationObserver observer) {
        return new GateRules(Intent.DDL, MIGRATIONS_WAIT, true, observer);
    }
}
