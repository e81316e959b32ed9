package dev.penstock.engine.core;

import dev.penstock.engine.api.Caller;
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

/** The databases of the workspace in force, and how another reading of it takes its place. */
final class Databases implements AutoCloseable {
    /** How long statements may go on when the engine closes. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    /** How long they may go on if their database has left the workspace or changed its engine. */
    private static final Duration LEAVING_GRACE = Duration.ofSeconds(10);

    private final Connectors connectors;
    private final SecretResolver secrets;
    private final Services services;
    private final Caller caller;
    private final List<Leaving> leaving = new ArrayList<>();
    private volatile Reading reading;
    private boolean closed;

    /** One reading, with the databases that serve it. */
    private record Reading(Workspace workspace, Map<String, CoreDatabase> databases) {}

    /** Nodes that end, and the thread that waits for their end. */
    private record Leaving(NodeSet nodes, Thread thread) {}

    /** Opens the databases of a workspace that the connectors have checked. */
    Databases(Workspace workspace, Connectors connectors, SecretResolver secrets, Services services, Caller caller) {
        this.connectors = connectors;
        this.secrets = secrets;
        this.services = services;
        this.caller = caller;
        this.reading = new Reading(workspace, Map.of());
        this.reading = new Reading(workspace, prepare(workspace));
    }

    Workspace workspace() {
        return reading.workspace();
    }

    /** By name, in the order of the workspace file. */
    Map<String, CoreDatabase> byName() {
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
        Map<String, CoreDatabase> databases = prepare(now);
        reading = new Reading(now, databases);
        for (Profile profile : now.databases().values()) {
            CoreDatabase there = before.databases().get(profile.name());
            if (there != null) {
                adopt(there, profile);
            }
        }
        before.databases().forEach((name, database) -> {
            if (!databases.containsKey(name)) {
                leave(name, database.leave());
            }
        });
        // told once it is in force: who hears of it asks the databases at once
        services.events().publish(new EngineEvent.WorkspaceChanged(Instant.now(), before.workspace(), now));
        if (services.events().heard()) {
            databases.values().forEach(CoreDatabase::watch);
        }
    }

    private void adopt(CoreDatabase database, Profile profile) {
        NodeSet replaced = database.adopt(profile, connectors.of(profile), secrets);
        if (replaced != null) {
            leave(database.name(), replaced);
        }
    }

    /** Those that stay and those that are new; of the latter the pools are open, and none is in force yet. */
    private Map<String, CoreDatabase> prepare(Workspace now) {
        Map<String, CoreDatabase> prepared = new LinkedHashMap<>();
        List<CoreDatabase> opened = new ArrayList<>();
        try {
            for (Profile profile : now.databases().values()) {
                CoreDatabase there = reading.databases().get(profile.name());
                if (there == null) {
                    there = new CoreDatabase(profile, connectors.of(profile), secrets, services, caller);
                    opened.add(there);
                }
                prepared.put(profile.name(), there);
            }
            return Collections.unmodifiableMap(prepared);
        } catch (RuntimeException | Error failure) {
            opened.forEach(CoreDatabase::close);
            throw failure;
        }
    }

    private void leave(String name, NodeSet nodes) {
        leaving.removeIf(each -> !each.thread().isAlive());
        leaving.add(new Leaving(nodes, closing(name, nodes, LEAVING_GRACE)));
    }

    private static Thread closing(String name, NodeSet nodes, Duration grace) {
        return Thread.ofVirtual().name("penstock-close-" + name).start(() -> nodes.close(grace));
    }

    /** Closes all databases, and those that have left already; returns when they are closed. Idempotent. */
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
        ends.forEach(Threads::join);
    }
}
