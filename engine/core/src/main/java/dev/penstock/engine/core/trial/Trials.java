package dev.penstock.engine.core.trial;

import dev.penstock.engine.api.ConnectionStep;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.SecretResolver;
import dev.penstock.engine.api.spi.ConnectorProvider;
import dev.penstock.engine.api.spi.NodeTarget;
import dev.penstock.engine.core.task.CallExecution;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Tries a profile's nodes, one after the other. */
public final class Trials {
    /** The shortest time that a node is given, as for the connections of a pool. */
    private static final Duration SHORTEST = Duration.ofSeconds(5);

    private final Profile profile;
    private final ConnectorProvider connector;
    private final SecretResolver secrets;
    private final Steps steps;

    private Trials(Profile profile, ConnectorProvider connector, SecretResolver secrets, Steps steps) {
        this.profile = profile;
        this.connector = connector;
        this.secrets = secrets;
        this.steps = steps;
    }

    /**
     * Begins.
     *
     * @param connector tells the profile's, or fails where that cannot do what the profile says
     * @param executor runs it, and {@code connector} and {@code told} with it
     */
    public static CallExecution<List<ConnectionStep>> start(
            Profile profile,
            Supplier<ConnectorProvider> connector,
            SecretResolver secrets,
            Executor executor,
            Consumer<ConnectionStep> told) {
        Steps steps = new Steps(told);
        return CallExecution.start(
                executor, steps::cancel, () -> new Trials(profile, connector.get(), secrets, steps).run());
    }

    private List<ConnectionStep> run() {
        for (NodeAddress address : profile.nodes()) {
            Duration patience = profile.pool().acquireTimeout();
            Deadline deadline = Deadline.after(patience.compareTo(SHORTEST) > 0 ? patience : SHORTEST);
            NodeSteps node = new NodeSteps(steps, address.display(), deadline);
            boolean reached = profile.engine().defaultPort() == 0 || new Reach(profile.name(), address, node).tried();
            if (reached) {
                beyond(address, node);
            }
            node.finish();
        }
        steps.requireNotCancelled();
        return steps.all();
    }

    private void beyond(NodeAddress address, NodeSteps node) {
        try {
            connector.test(new NodeTarget(profile.name(), address.display(), address, profile, secrets), node);
        } catch (PenstockException failure) {
            steps.requireNotCancelled();
            node.failedNext(failure);
        }
    }
}
