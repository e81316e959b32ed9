package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.ClosedException;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.EngineEvent;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.ExportFormat;
import dev.penstock.engine.api.Fault;
import dev.penstock.engine.api.Health;
import dev.penstock.engine.api.Metrics;
import dev.penstock.engine.api.Node;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.Secret;
import dev.penstock.engine.api.SecretStore;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementEvent;
import dev.penstock.engine.api.StatementException;
import dev.penstock.engine.api.Subscription;
import dev.penstock.engine.api.Transaction;
import dev.penstock.engine.api.UnknownDatabaseException;
import dev.penstock.engine.api.WorkspaceException;
import dev.penstock.engine.api.WorkspaceStore;
import dev.penstock.engine.api.spi.EngineProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine as anybody opens it, over SQLite files. */
class EngineTest {
    @TempDir
    Path folder;

    @Test
    void database_unknown_namesTheNearest() throws IOException {
        try (Penstock engine = open("""
                databases:
                  orders: {engine: sqlite, file: orders.db}
                  events: {engine: sqlite, file: events.db}
                """)) {
            assertThat(unknown(engine, "order"))
                    .hasMessageContaining("PEN-1002")
                    .hasMessageContaining(folder.resolve("penstock.yaml").toString())
                    .hasMessageContaining("Did you mean 'orders'?");
            assertThat(unknown(engine, "customers")).hasMessageContaining("There are: orders, events.");
            assertThat(engine.databases()).extracting(Database::name).containsExactly("orders", "events");
            assertThat(engine.database("events")).isSameAs(engine.databases().getLast());
        }
    }

    @Test
    void database_ofAnEmptyWorkspace_saysWhereToAddIt() throws IOException {
        try (Penstock engine = open("databases: {}\n")) {
            assertThat(unknown(engine, "orders"))
                    .hasMessageContaining("Add it under 'databases' in " + folder.resolve("penstock.yaml"));
        }
    }

    private static UnknownDatabaseException unknown(Penstock engine, String name) {
        return catchThrowableOfType(UnknownDatabaseException.class, () -> engine.database(name));
    }

    @Test
    void open_whatSeveralConnectorsCannotDo_isListedAtOnce() throws IOException {
        Path file = write("""
                databases:
                  one: {engine: sqlite, url: "jdbc:mysql://db/one"}
                  two: {engine: postgresql, url: "jdbc:mysql://db/two", tls: {ca: gone.pem}}
                  three: {engine: mysql, nodes: [db1]}
                  four: {engine: mongodb, nodes: [db1]}
                """);

        WorkspaceException refused = catchThrowableOfType(WorkspaceException.class, () -> Penstock.open(file));

        assertThat(refused.faults())
                .extracting(Fault::key, Fault::line)
                .containsExactly(
                        tuple("databases.one.url", 2),
                        tuple("databases.two.tls.ca", 3),
                        tuple("databases.two.url", 3),
                        tuple("databases.three.engine", 4),
                        tuple("databases.four.engine", 5));
        assertThat(refused.faults()).allSatisfy(fault -> {
            assertThat(fault.file()).isEqualTo(file);
            assertThat(fault.column()).isPositive();
            assertThat(fault.advice()).endsWith(".");
        });
        assertThat(refused.faults().getLast().toString()).contains("Add penstock-connector-mongodb at run time.");
    }

    @Test
    void provider_isOneForAll_andItsPartsBelongToTheFile() throws IOException {
        Path file = write("databases:\n  it: {engine: sqlite, file: it.db}\n");
        EngineProvider provider = EngineProvider.load();

        assertThat(provider).isInstanceOf(CoreEngineProvider.class);
        assertThat(provider.workspaces(file).read(null).databases()).containsOnlyKeys("it");
        provider.secrets(file).set("it/app", Secret.of("hush"));
        try (Penstock engine = provider.open(WorkspaceStore.at(file).read(null), Caller.of("test"))) {
            assertThat(engine.secrets().list())
                    .extracting(SecretStore.Entry::name)
                    .containsExactly("it/app");
            assertThat(engine.workspace().file()).isEqualTo(file);
        }
    }

    @Test
    void asynchronousTwins_doWhatTheBlockingOnesDo() throws IOException {
        try (Penstock engine = Engines.sqlite(folder)) {
            Database database = engine.database("it");
            database.updateAsync("create table t (i integer)").await();
            assertThat(database.updateAsync("insert into t values (?), (?)", 1, 2)
                            .await()
                            .changed())
                    .isEqualTo(2);
            try (Rows rows = database.queryAsync("select i from t order by i").await()) {
                assertThat(rows.nextAsync().await()).satisfies(batch -> {
                    assertThat(batch.size()).isEqualTo(2);
                    assertThat(batch.value(1, 0)).isEqualTo(2L);
                });
                assertThat(rows.nextAsync().await()).isNull();
            }
            try (Transaction transaction = database.session(Caller.of("twin")).begin()) {
                transaction.executeAsync(SqlStatement.of("delete from t")).await();
                transaction.rollbackAsync().await();
                assertThat(transaction.active()).isFalse();
            }
            StatementException rejected = catchThrowableOfType(
                    StatementException.class,
                    () -> database.queryAsync("select nonsense").await());
            assertThat(rejected.code()).isEqualTo(ErrorCode.STATEMENT_REJECTED);
            assertThat(Engines.one(database, "select count(*) from t")).isEqualTo("2");
            assertThat(Engines.leases(database)).isZero();
        }
    }

    @Test
    void listen_hearsStatementsAndBeginsToWatchTheNodes() throws IOException {
        try (Penstock engine = Engines.sqlite(folder)) {
            List<EngineEvent> events = new CopyOnWriteArrayList<>();
            List<StatementEvent> statements = new CopyOnWriteArrayList<>();
            try (Subscription _ = engine.listen(events::add);
                    Subscription _ = engine.listenStatements(statements::add)) {
                engine.database("it").update("create table t (i integer)");

                Await.until(() -> statements.stream().anyMatch(StatementEvent.Completed.class::isInstance)
                        && events.stream().anyMatch(EngineEvent.TopologyChanged.class::isInstance));
            }
            assertThat(events.stream().filter(EngineEvent.TopologyChanged.class::isInstance))
                    .first()
                    .satisfies(event -> {
                        var change = (EngineEvent.TopologyChanged) event;
                        assertThat(change.before().nodes())
                                .extracting(Node::health)
                                .containsExactly(Health.UNKNOWN);
                        assertThat(change.now().nodes())
                                .extracting(Node::health)
                                .containsExactly(Health.UP);
                    });
            assertThat(engine.database("it").topology().nodes())
                    .extracting(Node::health)
                    .containsExactly(Health.UP);
        }
    }

    @Test
    void metrics_countWhatWasDoneAndWhatFailed() throws IOException {
        try (Penstock engine = Engines.sqlite(folder)) {
            Database database = engine.database("it");
            database.update("create table t (i integer)");
            database.update("insert into t values (1), (2), (3)");
            assertThat(catchThrowableOfType(StatementException.class, () -> database.update("insert into nowhere")))
                    .isNotNull();

            Await.until(() -> statements(engine) == 3);

            assertThat(series(engine).slots().stream().mapToLong(Metrics.Slot::errors))
                    .contains(1L);
            StringBuilder exposed = new StringBuilder();
            engine.metrics().expose(exposed);
            assertThat(exposed).contains("PEN-1401").contains("it");
        }
    }

    private static long statements(Penstock engine) {
        return series(engine).slots().stream()
                .mapToLong(Metrics.Slot::statements)
                .sum();
    }

    private static Metrics.Series series(Penstock engine) {
        return engine.metrics().series("it", Duration.ofMinutes(5));
    }

    @Test
    void close_takesNoMoreAndMayBeCalledTwice() throws IOException {
        Penstock engine = Engines.sqlite(folder);
        Database database = engine.database("it");
        database.update("create table t (i integer)");
        Transaction begun = database.session(Caller.of("late")).begin();
        Rows open = database.query("select 1");

        engine.close();
        engine.close();

        for (Runnable call : List.<Runnable>of(
                () -> database.update("insert into t values (1)"),
                () -> database.executeAsync(SqlStatement.of("select 1")),
                () -> database.session(Caller.of("late")),
                () -> begun.execute(SqlStatement.of("select 1")),
                () -> engine.exporter(ExportFormat.CSV).toFile(open, -1, folder.resolve("late.csv")))) {
            assertThat(catchThrowableOfType(ClosedException.class, call::run).code())
                    .isEqualTo(ErrorCode.CLOSED);
        }
        assertThat(Files.exists(folder.resolve("late.csv"))).isFalse();
        assertThat(database.pools()).allSatisfy(pool -> {
            assertThat(pool.active()).isZero();
            assertThat(pool.idle()).isZero();
        });
        Await.until(() -> threads()
                .noneMatch(name -> name.startsWith("penstock-it")
                        || name.startsWith("penstock-sqlite-it")
                        || name.startsWith("penstock-deadlines")
                        || name.startsWith("penstock-task")));
    }

    private static Stream<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName);
    }

    private Penstock open(String workspace) throws IOException {
        return Penstock.open(write(workspace));
    }

    private Path write(String workspace) throws IOException {
        return Files.writeString(folder.resolve("penstock.yaml"), workspace);
    }
}
