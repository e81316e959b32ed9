package dev.penstock.app.ui.connections;

import dev.penstock.app.ui.connections.form.PasswordPlace;
import dev.penstock.app.ui.view.ViewContext;
import dev.penstock.app.ui.work.Failure;
import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.ConnectionStep;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Secret;
import dev.penstock.engine.api.SecretRef;
import dev.penstock.engine.api.Subscription;
import dev.penstock.engine.api.Template;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** A connection test of the profile in a form. Its result stays when the form changes, and is stale from then on. */
final class ConnectionTestViewModel {
    private static final AtomicLong NUMBERS = new AtomicLong();
    private final ViewContext context;
    private final ObservableList<ConnectionTestRow> rows = FXCollections.observableArrayList();
    private final List<ConnectionStep> ended = new ArrayList<>();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NONE);
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Duration> took = new ReadOnlyObjectWrapper<>(Duration.ZERO);
    private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper();
    private List<String> nodes = List.of();
    private @Nullable Execution<?> execution;
    private Subscription following = () -> {};
    private Subscription ticking = () -> {};
    private String secret = "";
    private int runs;
    private Instant since = Instant.EPOCH;

    /** The state of a test. */
    enum State {
        NONE,
        RUNNING,
        PASSED,
        FAILED,
        CANCELLED
    }

    ConnectionTestViewModel(ViewContext context) {
        this.context = context;
    }

    /** All steps, node by node; callers must not change it. */
    ObservableList<ConnectionTestRow> rows() {
        return rows;
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** Why the test could not run at all; null if it could. */
    ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /** How long it has taken so far. */
    ReadOnlyObjectProperty<Duration> took() {
        return took.getReadOnlyProperty();
    }

    /** Whether the form has changed since. */
    ReadOnlyBooleanProperty stale() {
        return stale.getReadOnlyProperty();
    }

    /**
     * Starts a test; cancels a running one.
     *
     * @param profile the profile of the form
     * @param password the typed password; null to use the reference of the profile
     */
    void start(Profile profile, @Nullable String password) {
        cancel();
        ended.clear();
        failure.set(null);
        stale.set(false);
        nodes = profile.nodes().stream().map(NodeAddress::display).toList();
        since = context.clock().instant();
        took.set(Duration.ZERO);
        state.set(State.RUNNING);
        int run = ++runs;
        show();
        try {
            Profile tested = password == null ? profile : with(profile, password);
            Execution<List<ConnectionStep>> started = context.penstock()
                    .testAsync(tested, step -> context.background().show(() -> add(run, step)));
            execution = started;
            following = context.background().follow(started, this::done, this::failed);
            ticking = context.ticker().every(Duration.ofMillis(100), () -> took.set(waited()));
        } catch (RuntimeException refused) {
            failed(Failure.of(refused));
        }
    }

    /** The engine holds a typed password during the test only. */
    private Profile with(Profile profile, String password) {
        secret = "penstock-test/" + NUMBERS.incrementAndGet();
        try (Secret value = Secret.of(password)) {
            context.penstock().sessionSecrets().set(secret, value);
        }
        return new Profile(
                profile.name(),
                profile.engine(),
                profile.nodes(),
                profile.databaseName(),
                profile.username(),
                new Template(new SecretRef(PasswordPlace.SESSION.word(), secret, null).toString()),
                profile.tls(),
                profile.pool(),
                profile.probeEvery(),
                profile.safeMode(),
                profile.group(),
                profile.place(),
                profile.migrations());
    }

    /** Ends a running test at once. */
    void cancel() {
        Execution<?> running = execution;
        if (running != null) {
            execution = null;
            following.close();
            running.cancel();
            end(State.CANCELLED);
        }
    }

    /** The form has changed. */
    void formChanged() {
        stale.set(state.get() != State.NONE);
    }

    /** Another form with the tested profile: the result is not stale. */
    void upToDate() {
        stale.set(false);
    }

    private void add(int run, ConnectionStep step) {
        if (run == runs && state.get() == State.RUNNING) {
            ended.add(step);
            show();
        }
    }

    private void done(List<ConnectionStep> steps) {
        ended.clear();
        ended.addAll(steps);
        execution = null;
        end(steps.stream().anyMatch(each -> each.state() == ConnectionStep.State.FAILED) ? State.FAILED : State.PASSED);
    }

    private void failed(Failure why) {
        execution = null;
        boolean cancelled = why.cause() instanceof CancelledException;
        failure.set(cancelled ? null : why);
        end(cancelled ? State.CANCELLED : State.FAILED);
    }

    private void end(State how) {
        ticking.close();
        ticking = () -> {};
        took.set(waited());
        state.set(how);
        if (!secret.isEmpty()) {
            context.penstock().sessionSecrets().remove(secret);
            secret = "";
        }
        show();
    }

    private Duration waited() {
        return Duration.between(since, context.clock().instant());
    }

    private void show() {
        List<ConnectionTestRow> all = new ArrayList<>();
        boolean running = state.get() == State.RUNNING;
        for (String node : nodes) {
            boolean next = running;
            for (ConnectionStep.Part part : ConnectionStep.Part.values()) {
                ConnectionStep step = ended.stream()
                        .filter(each -> each.node().equals(node) && each.part() == part)
                        .findFirst()
                        .orElse(null);
                all.add(new ConnectionTestRow(node, part, step, step == null && next));
                next &= step != null;
            }
        }
        rows.setAll(all);
    }
}
