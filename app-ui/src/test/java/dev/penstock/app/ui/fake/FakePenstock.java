package dev.penstock.app.ui.fake;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.ConnectionStep;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.EngineEvent;
import dev.penstock.engine.api.EngineListener;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.ExportFormat;
import dev.penstock.engine.api.Exporter;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.SecretStore;
import dev.penstock.engine.api.Spool;
import dev.penstock.engine.api.StatementListener;
import dev.penstock.engine.api.Subscription;
import dev.penstock.engine.api.UnknownDatabaseException;
import dev.penstock.engine.api.Workspace;
import dev.penstock.engine.api.migration.Migrations;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An engine over {@link FakeDatabase}s. */
public final class FakePenstock implements Penstock {
    private volatile Workspace workspace;
    private volatile List<Database> databases;
    private final FakeMetrics metrics = new FakeMetrics();
    private final List<EngineListener> listeners = new CopyOnWriteArrayList<>();
    private @Nullable Migrations migrations;
    private volatile boolean closed;

    public FakePenstock(@Nullable String environment, FakeDatabase... databases) {
        this(Path.of("/srv/shop/penstock.yaml"), environment, databases);
    }

    public FakePenstock(Path file, @Nullable String environment, FakeDatabase... databases) {
        this.workspace = workspace(file, environment, databases);
        this.databases = List.of(databases);
    }

    private static Workspace workspace(Path file, @Nullable String environment, FakeDatabase... databases) {
        Map<String, Profile> profiles = new LinkedHashMap<>();
        for (FakeDatabase each : databases) {
            profiles.put(each.name(), each.profile());
        }
        return new Workspace(
                file, environment, environment == null ? List.of() : List.of("dev", environment), profiles, List.of());
    }

    /** Takes over a workspace with other databases, and tells its listeners. */
    public void become(FakeDatabase... others) {
        Workspace before = workspace;
        workspace = workspace(before.file(), before.environment(), others);
        databases = List.of(others);
        fire(new EngineEvent.WorkspaceChanged(FakeDatabase.NOW, before, workspace));
    }

    @Override
    public FakeMetrics metrics() {
        return metrics;
    }

    /** Tells its listeners. */
    public void fire(EngineEvent event) {
        listeners.forEach(each -> each.on(event));
    }

    /** Who listens now. */
    public int listeners() {
        return listeners.size();
    }

    /** Whether it has been closed. */
    public boolean closed() {
        return closed;
    }

    @Override
    public Workspace workspace() {
        return workspace;
    }

    @Override
    public List<Database> databases() {
        return databases;
    }

    @Override
    public Database database(String name) {
        return databases.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownDatabaseException(
                        ErrorCode.UNKNOWN_DATABASE,
                        "There is no database " + name,
                        Diagnosis.of(Outcome.NOT_DONE, "Name one there is."),
                        null));
    }

    /** The migrations of every database; none unless a test gives some. */
    public void migrations(Migrations given) {
        migrations = given;
    }

    @Override
    public Migrations migrations(String name, Caller caller) {
        return Objects.requireNonNull(migrations, "no migrations were given");
    }

    @Override
    public Subscription listen(EngineListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public Subscription listenStatements(StatementListener listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SecretStore secrets() {
        throw new UnsupportedOperationException();
    }

    @Override
    public SecretStore sessionSecrets() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void update(Workspace now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Execution<List<ConnectionStep>> testAsync(Profile profile, Consumer<ConnectionStep> told) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Spool spool(Rows rows) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Exporter exporter(ExportFormat format) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        closed = true;
    }
}
