package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.ClosedException;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.EngineEvent;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Health;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.Session;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementOptions;
import dev.penstock.engine.api.Subscription;
import dev.penstock.engine.api.Transaction;
import dev.penstock.engine.api.UnknownDatabaseException;
import dev.penstock.engine.api.Workspace;
import dev.penstock.engine.api.WorkspaceException;
import dev.penstock.engine.api.WorkspaceStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Another reading of the workspace, taken over while the engine works, on SQLite. */
@Timeout(60)
class UpdateTest {
    private static final SqlStatement STREAMED = SqlStatement.of(
                    "with recursive n(i) as (select 1 union all select i + 1 from n where i < 5000) select i from n")
            .with(StatementOptions.builder().fetchSize(10).build());

    @TempDir
    Path folder;

    private Penstock engine;

    @BeforeEach
    void open() throws IOException {
        Files.createFile(folder.resolve("a.db"));
        Files.createFile(folder.resolve("b.db"));
        engine = Penstock.open(read("databases: {a: {engine: sqlite, file: a.db}, b: {engine: sqlite, file: b.db}}"));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private Workspace read(String text) throws IOException {
        // time enough for a first connection on a machine that is busy with other tests
        String patient = text.replaceAll("(file: \\w+\\.db)(?!, pool)", "$1, pool: {acquire-timeout: 30s}")
                .replace("pool: {max", "pool: {acquire-timeout: 30s, max");
        return WorkspaceStore.at(Files.writeString(folder.resolve("penstock.yaml"), patient))
                .read(null);
    }

    private void update(String text) throws IOException {
        engine.update(read(text));
    }

    @Test
    void newDatabase_comes_andGoneOne_isClosed() throws IOException {
        Database b = engine.database("b");
        Session session = b.session(Caller.of("somebody"));
        b.update("create table t (i integer)");
        Files.createFile(folder.resolve("c.db"));

        update("databases: {c: {engine: sqlite, file: c.db}, a: {engine: sqlite, file: a.db}}");

        assertThat(engine.databases()).extracting(Database::name).containsExactly("c", "a");
        assertThat(engine.workspace().databases()).containsOnlyKeys("c", "a");
        assertThat(Engines.one(engine.database("c"), "select 1")).isEqualTo("1");
        assertThatThrownBy(() -> engine.database("b")).isInstanceOf(UnknownDatabaseException.class);
        for (Runnable call : List.<Runnable>of(
                () -> b.update("insert into t values (1)"), () -> session.execute(SqlStatement.of("select 1")))) {
            ClosedException gone = catchThrowableOfType(ClosedException.class, call::run);
            assertThat(gone.code()).isEqualTo(ErrorCode.CLOSED);
            assertThat(gone.summary()).isEqualTo("Database 'b' is in the workspace no more");
        }
        Await.until(() -> b.pools().getFirst().idle() == 0);
    }

    @Test
    void changedDatabase_staysTheSameObject_andAsksTheNewFile() throws IOException {
        Database a = engine.database("a");
        Session session = a.session(Caller.of("somebody"));
        DataSource source = a.session(Caller.of("somebody")).dataSource();
        a.update("create table only_in_a (i integer)");

        update("databases: {a: {engine: sqlite, file: b.db, pool: {max: 3}}}");

        assertThat(engine.database("a")).isSameAs(a);
        assertThat(a.profile().pool().max()).isEqualTo(3);
        assertThat(a.pools())
                .singleElement()
                .satisfies(pool -> assertThat(pool.max()).isEqualTo(3));
        assertThat(a.topology().nodes())
                .singleElement()
                .satisfies(node -> assertThat(node.address()).isEqualTo(new NodeAddress.File(folder.resolve("b.db"))));
        String tables = "select count(*) from sqlite_schema";
        assertThat(Engines.one(a, tables)).isEqualTo("0");
        try (Rows rows = session.query(tables)) {
            assertThat(rows.toList(1).getFirst().text(0)).isEqualTo("0");
        }
        assertThat(a.session(Caller.of("somebody")).catalog().tables("main")).isEmpty();
        assertThat(count(source, tables)).isZero();
    }

    private static int count(DataSource source, String sql) {
        try (Connection connection = source.getConnection();
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void unchangedDatabase_isNotTouched() throws IOException {
        Database a = engine.database("a");
        a.update("create table t (i integer)");
        try (Transaction open = a.session(Caller.of("somebody")).begin();
                Rows rows = a.query(STREAMED)) {
            open.execute(SqlStatement.of("insert into t values (1)"));

            // moved, renamed in its group, under another safe mode: none of it is the connections' business
            update("""
                    # moved down
                    databases:
                      a: {engine: sqlite, file: a.db, group: shop, safe-mode: warn}
                    """);

            assertThat(a.profile().group()).isEqualTo("shop");
            assertThat(a.profile().safeMode()).isEqualTo(Profile.SafeMode.WARN);
            assertThat(rows.toList(10_000)).hasSize(5_000);
            open.execute(SqlStatement.of("insert into t values (2)"));
            open.commit();
        }
        assertThat(Engines.one(a, "select count(*) from t")).isEqualTo("2");
    }

    @Test
    void changedDatabase_whatRunsOnTheOldPoolEndsThere() throws IOException {
        Database a = engine.database("a");
        a.update("create table t (i integer)");
        Transaction open = a.session(Caller.of("somebody")).begin();
        open.execute(SqlStatement.of("insert into t values (1)"));
        Rows rows = a.query(STREAMED);

        update("databases: {a: {engine: sqlite, file: b.db}}");

        assertThat(rows.toList(10_000)).hasSize(5_000);
        rows.close();
        open.execute(SqlStatement.of("insert into t values (2)"));
        open.commit();
        open.close();
        update("databases: {a: {engine: sqlite, file: a.db}}");
        assertThat(Engines.one(a, "select count(*) from t")).isEqualTo("2");
    }

    @Test
    void callerInTheQueueOfTheOldPool_goesToTheNewOne() throws Exception {
        update("databases: {a: {engine: sqlite, file: a.db, pool: {max: 1}}}");
        Database a = engine.database("a");
        try (Rows held = a.query(STREAMED)) {
            var queued = a.queryAsync("select 7");
            Await.until(() -> a.pools().getFirst().waiting() == 1);

            update("databases: {a: {engine: sqlite, file: b.db, pool: {max: 2}}}");

            try (Rows rows = queued.await()) {
                assertThat(rows.toList(1).getFirst().text(0)).isEqualTo("7");
            }
            assertThat(held.next()).isNotNull();
        }
    }

    @Test
    void faultyReading_changesNothing() throws IOException {
        Workspace before = engine.workspace();
        Database a = engine.database("a");
        Path other = Files.writeString(folder.resolve("other.yaml"), "databases: {a: {engine: sqlite, file: a.db}}");

        assertThatThrownBy(() -> update("databases: {a: {engine: sqlite, url: 'jdbc:postgresql://h1/a'}}"))
                .isInstanceOf(WorkspaceException.class)
                .hasMessageContaining("databases.a.url");
        assertThatThrownBy(() -> engine.update(WorkspaceStore.at(other).read(null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("other.yaml");

        assertThat(engine.workspace()).isSameAs(before);
        assertThat(Engines.one(a, "select 1")).isEqualTo("1");
        assertThat(engine.databases()).hasSize(2);
    }

    @Test
    void listener_keepsListening_isToldOfTheChange_andOfNewNodes() throws IOException {
        List<EngineEvent> events = new CopyOnWriteArrayList<>();
        Workspace before = engine.workspace();
        try (Subscription _ = engine.listen(events::add)) {
            Await.until(() -> health("a") == Health.UP);
            Files.createFile(folder.resolve("c.db"));

            update("databases: {a: {engine: sqlite, file: b.db}, c: {engine: sqlite, file: c.db}}");

            // nobody asks for a topology here: the nodes are watched because somebody listens
            Await.until(() -> events.stream().anyMatch(each -> up(each, "c.db") != null));
            Await.until(() -> events.stream()
                    .anyMatch(each -> up(each, "b.db") != null && database(each).equals("a")));
            assertThat(events)
                    .filteredOn(EngineEvent.WorkspaceChanged.class::isInstance)
                    .singleElement()
                    .satisfies(each -> {
                        EngineEvent.WorkspaceChanged changed = (EngineEvent.WorkspaceChanged) each;
                        assertThat(changed.before()).isSameAs(before);
                        assertThat(changed.now()).isSameAs(engine.workspace());
                    });
        }
    }

    private Health health(String database) {
        return engine.database(database).topology().health();
    }

    private static String database(EngineEvent event) {
        return event instanceof EngineEvent.TopologyChanged changed
                ? changed.now().database()
                : "";
    }

    private static @Nullable String up(EngineEvent event, String file) {
        return event instanceof EngineEvent.TopologyChanged changed
                        && changed.now().health() == Health.UP
                        && changed.now().nodes().getFirst().name().endsWith(file)
                ? file
                : null;
    }

    @Test
    void update_ofAClosedEngine_isRefused() throws IOException {
        Workspace again = read("databases: {a: {engine: sqlite, file: a.db}}");
        engine.close();

        assertThatThrownBy(() -> engine.update(again)).isInstanceOf(ClosedException.class);
    }

    @Test
    void updates_underLoad_failNoStatement() throws Exception {
        Database a = engine.database("a");
        Workspace one = read("databases: {a: {engine: sqlite, file: a.db, pool: {max: 2}}}");
        Workspace other = read("databases: {a: {engine: sqlite, file: a.db, pool: {max: 3}}}");
        a.update("create table t (i integer)");
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        List<Thread> callers = java.util.stream.IntStream.range(0, 4)
                .mapToObj(caller -> Thread.ofVirtual().start(() -> {
                    try {
                        for (int i = 0; i < 100; i++) {
                            ask(a, i);
                        }
                    } catch (Throwable failure) {
                        failures.add(failure);
                    }
                }))
                .toList();
        for (int i = 0; callers.stream().anyMatch(Thread::isAlive); i++) {
            engine.update(i % 2 == 0 ? one : other);
            Thread.sleep(20);
        }

        assertThat(failures).isEmpty();
        assertThat(Engines.one(a, "select count(*) from t")).isEqualTo("136");
    }

    /** Reads, and transactions now and then: none of them is tried twice unless nothing has run. */
    private static void ask(Database a, int i) {
        if (i % 3 != 0) {
            assertThat(Engines.one(a, "select " + i)).isEqualTo(String.valueOf(i));
            return;
        }
        if (i % 2 == 0) {
            a.update("insert into t values (1)");
            return;
        }
        try (Transaction open = a.session(Caller.of("somebody")).begin()) {
            open.execute(SqlStatement.of("insert into t values (1)"));
            open.commit();
        }
    }
}
