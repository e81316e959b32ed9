package dev.penstock.engine.core.connectiontest;

import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.ConnectionStep;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.SecretResolver;
import dev.penstock.engine.api.spi.ConnectorProvider;
import dev.penstock.engine.api.spi.NodeTarget;
import dev.penstock.engine.core.task.CallExecution;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tests the connection to each node of a profile, one after the other. One thread runs it; any may cancel it. */
public final class ConnectionTestRun {
    /** The shortest limit of one node, as for the connections of a pool. */
    private static final Duration SHORTEST_LIMIT = Duration.ofSeconds(5);

    private final Profile profile;
    private final Supplier<ConnectorProvider> connector;
    private final SecretResolver secrets;
    private final Consumer<ConnectionStep> listener;
    private final List<ConnectionStep> steps = new ArrayList<>();
    private @Nullable AutoCloseable open;
    private boolean cancelled;

    private ConnectionTestRun(
            Profile profile,
            Supplier<ConnectorProvider> connector,
            SecretResolver secrets,
            Consumer<ConnectionStep> listener) {
        this.profile = profile;
        this.connector = connector;
        this.secrets = secrets;
        this.listener = listener;
    }

    /**
     * Starts a test.
     *
     * @param connector supplies the profile's connector; it fails if the connector does not support the profile
     * @param executor runs the test, and calls {@code connector} and {@code listener}
     * @param listener receives each step when it has ended
     */
    public static CallExecution<List<ConnectionStep>> start(
            Profile profile,
            Supplier<ConnectorProvider> connector,
            SecretResolver secrets,
            Executor executor,
            Consumer<ConnectionStep> listener) {
        ConnectionTestRun run = new ConnectionTestRun(profile, connector, secrets, listener);
        return CallExecution.start(executor, run::cancel, run::run);
    }

    private List<ConnectionStep> run() {
        ConnectorProvider provider = connector.get();
        for (NodeAddress address : profile.nodes()) {
            Duration limit = profile.pool().acquireTimeout();
            Deadline deadline = Deadline.after(limit.compareTo(SHORTEST_LIMIT) > 0 ? limit : SHORTEST_LIMIT);
            NodeConnectionTest test = new NodeConnectionTest(this, address.display(), deadline);
            boolean portIsOpen =
                    profile.engine().defaultPort() == 0 || new PortCheck(profile.name(), address, test).passes();
            if (portIsOpen) {
                connect(provider, address, test);
            }
            test.finish();
        }
        requireNotCancelled();
        return List.copyOf(steps);
    }

    private void connect(ConnectorProvider provider, NodeAddress address, NodeConnectionTest test) {
        try {
            provider.test(new NodeTarget(profile.name(), address.display(), address, profile, secrets), test);
        } catch (PenstockException failure) {
            requireNotCancelled();
            test.failedNext(failure);
        }
    }

    void add(ConnectionStep step) {
        requireNotCancelled();
        steps.add(step);
        listener.accept(step);
    }

    synchronized void requireNotCancelled() {
        if (cancelled) {
            throw new CancelledException(
                    ErrorCode.CANCELLED, "The connection test was cancelled", Diagnosis.of(Outcome.NOT_DONE, ""), null);
        }
    }

    /** See {@link dev.penstock.engine.api.spi.ConnectionTest#closeOnCancel}. */
    void closeOnCancel(AutoCloseable resource) {
        synchronized (this) {
            open = resource;
            if (!cancelled) {
                return;
            }
        }
        close(resource);
    }

    /** Returns at once. */
    private void cancel() {
        AutoCloseable resource;
        synchronized (this) {
            cancelled = true;
            resource = open;
        }
        if (resource != null) {
            Thread.ofVirtual().name("penstock-cancel-connection-test").start(() -> close(resource));
        }
    }

    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            // the thread that uses it gets a failure of its own
        }
    }
}
