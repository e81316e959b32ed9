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
import dev.penstock.engine.api.spi.ResultCache;
import dev.penstock.engine.api.spi.Router;
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
    private final Fleet fleet;
    private final LongWork tasks = new LongWork();
    private final Spools spools;
    private final Set<Execution<?>> connectionTests = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();

    private CoreEngine(
            Workspace workspace,
            SecretStore secrets,
            Connectors connectors,
            RecorderProvider recorders,
            Migrator migrator) {
        this.secrets = secrets;
        this.connectors = connectors;
        this.migrator = migrator;
        this.recorder = recorders.open(this::databases);
        this.services = new Services(
                recorder,
                AuditSink.OFF,
                new EventStream(),
                new Way(AccessDecision.OFF, ResultCache.OFF, Router.SINGLE));
        this.spools = new Spools(Path.of(System.getProperty("java.io.tmpdir")), tasks, services.callers());
        this.fleet = new Fleet(workspace, connectors, sessionSecrets.before(secrets), services);
    }

    /**
     * Opens the workspace with the connectors, the recorder and the migrator that are there; without a recorder nothing
     * is recorded.
     *
     * @throws dev.penstock.engine.api.WorkspaceException listing all that a connector cannot do
     */
    static CoreEngine open(Workspace workspace, SecretStore secrets) {
        Migrator migrator = ServiceLoader.load(Migrator.class, CoreEngine.class.getClassLoader())
                .findFirst()
                .orElse(Migrator.OFF);
        return open(workspace, secrets, migrator);
    }

    /** As {@link #open(Workspace, SecretStore)}, with this migrator and no other. */
    static CoreEngine open(Workspace workspace, SecretStore secrets, Migrator migrator) {
        Connectors connectors = Connectors.load();
        connectors.check(workspace.databases().values());
        RecorderProvider recorders = ServiceLoader.load(RecorderProvider.class, CoreEngine.class.getClassLoader())
                .findFirst()
                .orElse(ignored -> Recorder.OFF);
        CoreEngine engine = new CoreEngine(workspace, secrets, connectors, recorders, migrator);
        Thread.ofPlatform().name("penstock-sweep").daemon().start(engine.spools::sweep);
        return engine;
    }

    @Override
    public Workspace workspace() {
        return fleet.workspace();
    }

    @Override
    public List<Database> databases() {
        return List.copyOf(fleet.databases().values());
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
        CoreDatabase database = fleet.databases().get(name);
        if (database == null) {
            throw unknown(name);
        }
        return database;
    }

    private UnknownDatabaseException unknown(String name) {
        Set<String> there = fleet.databases().keySet();
        Path file = fleet.workspace().file();
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
        fleet.update(now);
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

    /** Also begins to watch every node: who listens wants to hear of them. */
    @Override
    public Subscription listen(EngineListener listener) {
        Subscription subscription = services.events().listen(listener);
        fleet.databases().values().forEach(CoreDatabase::watch);
        return subscription;
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
        fleet.close();
        services.close();
        recorder.close();
        sessionSecrets.close();
    }
}
