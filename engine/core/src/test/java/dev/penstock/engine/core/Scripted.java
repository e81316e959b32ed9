package dev.penstock.engine.core;

import dev.penstock.engine.api.EngineEvent;
import dev.penstock.engine.api.Metrics;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.spi.AccessDecision;
import dev.penstock.engine.api.spi.AuditSink;
import dev.penstock.engine.api.spi.Recorder;
import dev.penstock.engine.api.spi.ResultCache;
import dev.penstock.engine.api.spi.Router;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An engine's database over a {@link ScriptedPool}, with everything recorded. */
final class Scripted implements AutoCloseable {
    final ScriptedPool pool = new ScriptedPool();
    final List<EngineEvent.Started> started = Collections.synchronizedList(new ArrayList<>());
    final List<EngineEvent.Completion> completed = Collections.synchronizedList(new ArrayList<>());
    final Services services;
    final CoreDatabase database;

    Scripted() {
        this(ScriptedPool.profile(2, Duration.ofSeconds(10)), AccessDecision.OFF, ResultCache.OFF);
    }

    Scripted(Profile profile, AccessDecision access, ResultCache cache) {
        services = new Services(
                new ListRecorder(), AuditSink.OFF, new EventStream(), new Way(access, cache, Router.SINGLE));
        database = new CoreDatabase(
                profile,
                pool,
                reference -> {
                    throw new AssertionError(reference);
                },
                services);
    }

    EngineEvent.Completion lastCompletion() {
        return completed.getLast();
    }

    @Override
    public void close() {
        database.close();
        services.close();
    }

    private final class ListRecorder implements Recorder {
        @Override
        public void started(EngineEvent.Started event) {
            started.add(event);
        }

        @Override
        public void completed(EngineEvent.Completion event) {
            completed.add(event);
        }

        @Override
        public Metrics metrics() {
            return Recorder.OFF.metrics();
        }

        @Override
        public void close() {}
    }
}
