package dev.penstock.engine.core;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.ConnectionStep;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.EngineListener;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.ExportFormat;
import dev.penstock.engine.api.Exporter;
import dev.penstock.engine.api.Metrics;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.SecretStore;
import dev.penstock.engine.api.Spool;
import dev.penstock.engine.api.StatementListener;
import dev.penstock.engine.api.Subscription;
import dev.penstock.engine.api.UnknownDatabaseException;
import dev.penstock.engine.api.UnsupportedException;
import dev.penstock.engine.api.Workspace;
import dev.penstock.engine.api.migration.Migrations;
import dev.penstock.engine.api.spi.AccessDecision;
import dev.penstock.engine.api.spi.AuditSink;
import dev.penstock.engine.api.spi.Migrator;
import dev.penstock.engine.api.spi.Recorder;
import dev.penstock.engine.api.spi.RecorderProvider;
import dev.penstock.engine.core.connectiontest.ConnectionTestRun;
import dev.penstock.engine.core.export.Exports;
import dev.penstock.engine.core.secret.SessionSecrets;
import dev.penstock.engine.core.spool.Spools;
import dev.penstock.engine.core.task.CallExecution;
import dev.penstock.engine.core.task.LongWork;
import dev.penstock.engine.core.text.Nearest;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The engine: the databases of one workspace, and what they share. */
final class CoreEngine implements Penstock {
    private final SecretStore secrets;
    private final Connectors connectors;
    private final SessionSecrets sessionSecrets = new SessionSecrets();
    private final Recorder recorder;
    private final Services services;
    private final Migrator migrator;
    private final Databases databases;
    private final LongWork tasks = new LongWork();
    private final Spools spools;
    private final Set<Execution<?>> connectionTests = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();

    private CoreEngine(
            Workspace workspace,
            SecretStore secrets,
            Connectors connectors,
            RecorderProvider recorders,
            Migrator migrator,
            Caller caller) {
        this.secrets = secrets;
        this.connectors = connectors;
        this.migrator = migrator;
        workspace.secrets().forEach(sessionSecrets::set);
        this.recorder = recorders.open(this::databases);
        Services opened = null;
        try {
            opened = new Services(
                    recorder,
                    service(AuditSink.class, AuditSink.OFF),
                    new Pipeline(service(AccessDecision.class, AccessDecision.OFF), ResultCache.OFF, Router.BY_ROLE));
            this.services = opened;
            this.spools = new Spools(Path.of(System.getProperty("java.io.tmpdir")), tasks, services.callers());
            this.databases = new Databases(workspace, connectors, sessionSecrets.before(secrets), services, caller);
        } catch (RuntimeException | Error failure) {
            if (opened != null) {
                opened.close();
            }
            recorder.close();
            throw failure;
        }
    }

    private static <T> T service(Class<T> type, T none) {
        return ServiceLoader.load(type, CoreEngine.class.getClassLoader())
                .findFirst()
                .orElse(none);
    }

    /**
     * Opens the workspace with the connectors, the recorder and the migrator that are there; without a recorder nothing
     * is recorded.
     *
     * @throws dev.penstock.engine.api.WorkspaceException listing all that a connector cannot do
     */
    static CoreEngine open(Workspace workspace, SecretStore secrets, Caller caller) {
        Migrator migrator = ServiceLoader.load(Migrator.class, CoreEngine.class.getClassLoader())
                .findFirst()
                .orElse(Migrator.OFF);
        return open(workspace, secrets, migrator, caller);
    }

    /** As {@link #open(Workspace, SecretStore, Caller)}, with this migrator and no other. */
    static CoreEngine open(Workspace workspace, SecretStore secrets, Migrator migrator, Caller caller) {
        Connectors connectors = Connectors.load();
        connectors.check(workspace.databases().values());
        RecorderProvider recorders = ServiceLoader.load(RecorderProvider.class, CoreEngine.class.getClassLoader())
                .findFirst()
                .orElse(ignored -> Recorder.OFF);
        CoreEngine engine = new CoreEngine(workspace, secrets, connectors, recorders, migrator, caller);
        Thread.ofPlatform().name("penstock-sweep").daemon().start(engine.spools::sweep);
        return engine;
    }

    @Override
    public Workspace workspace() {
        return databases.workspace();
    }

    @Override
    public List<Database> databases() {
        return List.copyOf(databases.byName().values());
    }

    @Override
    public Database database(String name) {
        return core(name);
    }

    @Override
    public Migrations migrations(String name, Caller caller) {
        CoreDatabase database = core(name);
        EngineKind engine = database.profile().engine();
        if (!migrator.supports(engine)) {
            boolean none = migrator.equals(Migrator.OFF);
            throw new UnsupportedException(
                    none ? ErrorCode.UNSUPPORTED : ErrorCode.NOT_YET,
                    none
                            ? "There is no migrator on the class path"
                            : "Migrations of " + engine.title() + " are not in this version yet",
                    Diagnosis.of(
                                    Outcome.NOT_DONE,
                                    none
                                            ? "Add penstock-migrations at run time."
                                            : "Those of PostgreSQL and SQLite are.")
                            .at(name, null),
                    null);
        }
        return new CoreMigrations(database, caller, migrator, tasks);
    }

    private CoreDatabase core(String name) {
        CoreDatabase database = databases.byName().get(name);
        if (database == null) {
            throw unknown(name);
        }
        return database;
    }

    private UnknownDatabaseException unknown(String name) {
        Set<String> there = databases.byName().keySet();
        Path file = databases.workspace().file();
        String advice = Nearest.to(name, there)
                .map(near -> "Did you mean '" + near + "'?")
                .orElse(
                        there.isEmpty()
                                ? "Add it under 'databases' in " + file + "."
                                : "There are: " + String.join(", ", there) + ".");
        return new UnknownDatabaseException(
                ErrorCode.UNKNOWN_DATABASE,
                "The workspace " + file + " has no database '" + name + "'",
                Diagnosis.of(Outcome.NOT_DONE, advice),
                null);
    }

    @Override
    public Metrics metrics() {
        return recorder.metrics();
    }

    @Override
    public SecretStore secrets() {
        return secrets;
    }

    @Override
    public SecretStore sessionSecrets() {
        return sessionSecrets;
    }

    @Override
    public void update(Workspace now) {
        databases.update(now);
    }

    @Override
    public Execution<List<ConnectionStep>> testAsync(Profile profile, Consumer<ConnectionStep> listener) {
        if (closed.get()) {
            throw Failures.closed("The engine");
        }
        CallExecution<List<ConnectionStep>> test = ConnectionTestRun.start(
                profile,
                () -> connectors.checked(profile),
                sessionSecrets.before(secrets),
                services.callers(),
                listener);
        connectionTests.add(test);
        var _ = test.whenComplete((steps, failure) -> connectionTests.remove(test));
        return test;
    }

    /** Also begins to watch every node, whose changes are events. */
    @Override
    public Subscription listen(EngineListener listener) {
        Subscription subscription = services.events().listen(listener::on);
        databases.byName().values().forEach(CoreDatabase::watch);
        return subscription;
    }

    @Override
    public Subscription listenStatements(StatementListener listener) {
        return services.observers().statements().listen(listener::on);
    }

    @Override
    public Spool spool(Rows rows) {
        return spools.spool(rows);
    }

    @Override
    public Exporter exporter(ExportFormat format) {
        return Exports.exporter(format, tasks);
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        connectionTests.forEach(Execution::cancel);
        // before the databases that they read from
        spools.close();
        tasks.close();
        databases.close();
        services.close();
        recorder.close();
        sessionSecrets.close();
    }
}
