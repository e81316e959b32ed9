package dev.penstock.engine.api;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connection in use.
 *
 * @param node the node's name
 * @param caller on whose behalf
 * @param statement what it runs or ran last; empty before its first statement
 * @param held how long it has been in use
 * @param serverSession the server's own number of the connection; null if it is not known
 * @param callSite where it was taken, innermost frame first; empty unless the pool's leak detection is on
 */
public record CheckoutState(
        String node,
        Caller caller,
        String statement,
        Duration held,
        @Nullable String serverSession,
        List<StackTraceElement> callSite) {
    /** Copies the list. */
    public CheckoutState {
        callSite = List.copyOf(callSite);
    }
}
