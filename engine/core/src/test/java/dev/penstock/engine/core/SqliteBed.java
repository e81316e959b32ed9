package dev.penstock.engine.core;

import dev.penstock.connectors.sqlite.SqliteConnector;
import dev.penstock.connectors.testkit.SqliteFiles;
import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Secret;
import dev.penstock.engine.api.SecretRef;
import dev.penstock.engine.api.Session;
import dev.penstock.engine.api.spi.AccessDecision;
import dev.penstock.engine.api.spi.AuditSink;
import dev.penstock.engine.api.spi.Recorder;
import java.time.Duration;

/**
 * The engine's database over a real SQLite file with two places, whose connector fails where a test wants it. Table {@code
 * t} has the rows 1 to 5, table {@code w} is for writes.
 */
final class SqliteBed implements AutoCloseable {
    static final int PLACES = 2;

    private static final String[] TABLES = {
        "create table t (i integer)", "create table w (i integer)", "insert into t values (1), (2), (3), (4), (5)"
    };

    private final SqliteFiles files = SqliteFiles.create();
    final FaultPoints faults = new FaultPoints();
    final Services services;
    final CoreDatabase database;

    /** A database without observers. */
    SqliteBed() {
        this(Recorder.OFF, AuditSink.OFF, AccessDecision.OFF);
    }

    SqliteBed(Recorder recorder, AuditSink audit, AccessDecision access) {
        Profile profile = Profile.builder("bed", EngineKind.SQLITE)
                .nodes(new NodeAddress.File(files.database(TABLES)))
                .pool(new Profile.Pool(0, PLACES, Duration.ofSeconds(10)))
                .build();
        services = new Services(recorder, audit, new Pipeline(access, ResultCache.OFF, Router.BY_ROLE));
        database = new CoreDatabase(
                profile, faults.around(new SqliteConnector()), SqliteBed::noSecret, services, Caller.of("bed"));
    }

    private static Secret noSecret(SecretRef reference) {
        throw new AssertionError(reference);
    }

    Session session() {
        return database.session(Caller.of("bed"));
    }

    /** How many rows {@code w} has. */
    long written() {
        return Long.parseLong(
                String.valueOf(database.one("select count(*) from w").text(0)));
    }

    @Override
    public void close() {
        database.close();
        services.close();
        files.close();
    }
}
