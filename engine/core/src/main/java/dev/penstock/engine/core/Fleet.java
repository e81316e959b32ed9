package dev.penstock.engine.core;

import dev.penstock.engine.api.EngineEvent;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.SecretResolver;
import dev.penstock.engine.api.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The databases of the workspace in force, and how another reading of it takes its place. */
final class Fleet implements AutoCloseable {
    /** How long statements may go on when the engine closes. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    /** How long they may go on where their database has changed or gone. */
    private static final Duration CHANGE_GRACE = Duration.ofSeconds(10);

    private final Connectors connectors;
    private final SecretResolver secrets;
    private final Services services;
    private final List<Leaving> leaving = new ArrayList<>();
    private volatile Reading reading;
    private boolean closed;

    /** One reading, with the databases that serve it. */
    private record Reading(Workspace workspace, Map<String, CoreDatabase> databases) {}

    /** Nodes that end, and the thread that waits for it. */
    private record Leaving(Nodes nodes, Thread thread) {}

    /** A database of the next reading; without nodes where those that it has stay. */
    private record Next(
            CoreDatabase database,
            Profile profile,
            @Nullable Nodes nodes) {}

    /** Opens the databases of a workspace that the connectors have checked. */
    Fleet(Workspace workspace, Connectors connectors, SecretResolver secrets, Services services) {
        this.connectors = connectors;
        this.secrets = secrets;
        this.services = services;
        this.reading = new Reading(workspace, Map.of());
        Map<String, CoreDatabase> databases = new LinkedHashMap<>();
        prepare(workspace).forEach(next -> databases.put(next.database().name(), next.database()));
        this.reading = new Reading(workspace, Collections.unmodifiableMap(databases));
    }

    Workspace workspace() {
        return reading.workspace();
    }

    /** By name, in the order of the workspace file. */
    Map<String, CoreDatabase> databases() {
        return reading.databases();
    }

    /** See {@link dev.penstock.engine.api.Penstock#update}. */
    synchronized void update(Workspace now) {
        if (closed) {
            throw Failures.closed("The engine");
        }
        Reading before = reading;
        if (!now.file().equals(before.workspace().file())) {
            throw new IllegalArgumentException(
                    "The engine is open on " + before.workspace().file() + ": open another one for " + now.file());
        }
        connectors.check(now.databases().values());
        List<Next> prepared = prepare(now);
        Map<String, CoreDatabase> databases = new LinkedHashMap<>();
        prepared.forEach(next -> databases.put(next.database().name(), next.database()));
        reading = new Reading(now, Collections.unmodifiableMap(databases));
        List<EngineEvent> changes = new ArrayList<>();
        Instant at = Instant.now();
        changes.add(new EngineEvent.WorkspaceChanged(at, before.workspace(), now));
        for (Next next : prepared) {
            if (next.nodes() == null) {
                next.database().adopt(next.profile());
            } else if (before.databases().containsKey(next.database().name())) {
                Nodes old = next.database().replace(next.profile(), next.nodes());
                changes.add(new EngineEvent.TopologyChanged(
                        at, old.topology(), next.nodes().topology()));
                leave(next.database().name(), old);
            }
        }
        before.databases().forEach((name, database) -> {
            if (!databases.containsKey(name)) {
                leave(name, database.leave());
            }
        });
        if (services.events().heard()) {
            databases.values().forEach(CoreDatabase::watch);
            changes.forEach(services.events()::publish);
        }
    }

    /** All that can fail: nothing of it is in force yet. */
    private List<Next> prepare(Workspace now) {
        List<Next> prepared = new ArrayList<>();
        List<Nodes> opened = new ArrayList<>();
        try {
            for (Profile profile : now.databases().values()) {
                CoreDatabase there = reading.databases().get(profile.name());
                if (there == null) {
                    CoreDatabase fresh = new CoreDatabase(profile, connectors.of(profile), secrets, services);
                    opened.add(fresh.nodes());
                    prepared.add(new Next(fresh, profile, fresh.nodes()));
                } else if (sameConnections(there.profile(), profile)) {
                    prepared.add(new Next(there, profile, null));
                } else {
                    Nodes fresh = there.open(profile, connectors.of(profile), secrets);
                    opened.add(fresh);
                    prepared.add(new Next(there, profile, fresh));
                }
            }
            return prepared;
        } catch (RuntimeException | Error failure) {
            opened.forEach(nodes -> nodes.close(Duration.ZERO));
            throw failure;
        }
    }

    /** Whether two profiles of a database differ in nothing that its connections know of. */
    private static boolean sameConnections(Profile one, Profile other) {
        return withoutManners(one).equals(withoutManners(other));
    }

    private static Profile withoutManners(Profile profile) {
        return new Profile(
                profile.name(),
                profile.engine(),
                profile.nodes(),
                profile.databaseName(),
                profile.username(),
                profile.password(),
                profile.tls(),
                profile.pool(),
                profile.probeEvery(),
                Profile.SafeMode.OFF,
                null,
                new Profile.Place(profile.place().file(), 0, 0),
                List.of());
    }

    private void leave(String name, Nodes nodes) {
        leaving.removeIf(each -> !each.thread().isAlive());
        leaving.add(new Leaving(nodes, closing(name, nodes, CHANGE_GRACE)));
    }

    private static Thread closing(String name, Nodes nodes, Duration grace) {
        return Thread.ofVirtual().name("penstock-close-" + name).start(() -> nodes.close(grace));
    }

    /** Ends all databases, and those that have left already; returns when they have. Idempotent. */
    @Override
    public void close() {
        List<Thread> ends = new ArrayList<>();
        synchronized (this) {
            closed = true;
            // side by side: each waits for its own statements to end
            for (CoreDatabase database : reading.databases().values()) {
                database.shut();
                ends.add(closing(database.name(), database.nodes(), GRACE));
            }
            for (Leaving each : leaving) {
                ends.add(each.thread());
                ends.add(closing("left", each.nodes(), GRACE));
            }
        }
        ends.forEach(Fleet::join);
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
