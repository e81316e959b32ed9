package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Metrics;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Secret;
import dev.penstock.engine.api.SecretRef;
import dev.penstock.engine.api.StatementEvent;
import dev.penstock.engine.api.spi.AccessDecision;
import dev.penstock.engine.api.spi.AuditSink;
import dev.penstock.engine.api.spi.Recorder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An engine's database over a {@link ScriptedPool}, with everything recorded. */
final class Scripted implements AutoCloseable {
    final ScriptedPool pool = new ScriptedPool();
    final List<StatementEvent.Started> started = Collections.synchronizedList(new ArrayList<>());
    final List<StatementEvent.Completed> completed = Collections.synchronizedList(new ArrayList<>());
    final Services services;
    final CoreDatabase database;

    Scripted() {
        this(ScriptedPool.profile(2, Duration.ofSeconds(10)), AccessDecision.OFF, ResultCache.OFF);
    }

    Scripted(Profile profile) {
        this(profile, AccessDecision.OFF, ResultCache.OFF);
    }

    Scripted(Profile profile, AccessDecision access, ResultCache cache) {
        services = new Services(new ListRecorder(), AuditSink.OFF, new Pipeline(access, cache, Router.BY_ROLE));
        database = new CoreDatabase(profile, pool, Scripted::noSecret, services, Caller.of("test"));
    }

    StatementEvent.Completed lastCompletion() {
        return completed.getLast();
    }

    private static Secret noSecret(SecretRef reference) {
        throw new AssertionError(reference);
    }

    /** Puts another profile into force. */
    void adopt(Profile profile) {
        assertThat(database.adopt(profile, pool, Scripted::noSecret)).isNull();
    }

    @Override
    public void close() {
        database.close();
        services.close();
    }

    private final class ListRecorder implements Recorder {
        @Override
        public void started(StatementEvent.Started event) {
            started.add(event);
        }

        @Override
        public void completed(StatementEvent.Completed event) {
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
