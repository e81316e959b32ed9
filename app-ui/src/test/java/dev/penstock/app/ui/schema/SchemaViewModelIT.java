package dev.penstock.app.ui.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.schema.detail.DetailState;
import dev.penstock.app.ui.schema.tree.Line;
import dev.penstock.app.ui.schema.tree.Place;
import dev.penstock.connectors.testkit.PostgresProcess;
import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.catalog.TableName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tree and the object beside it over a real PostgreSQL that is slow, dies and comes back. */
class SchemaViewModelIT {
    private static final Place SHOP = new Place.OfDatabase("shop");
    private static final String WAITING = "select pid from pg_stat_activity where wait_event_type = 'Lock'";

    @TempDir
    Path folder;

    private PostgresProcess server;
    private SchemaBench bench;

    @BeforeEach
    void open() throws Exception {
        server = PostgresServer.start();
        run(
                "create schema sales",
                "create table customer (customer_id int primary key)",
                "create table sales.purchase (purchase_id int primary key, customer_id int references customer)",
                "create materialized view sales.busy as select customer_id from sales.purchase");
        Files.writeString(folder.resolve("password"), server.password());
        Path workspace = Files.writeString(
                folder.resolve("penstock.yaml"), """
                databases:
                  shop:
                    engine: postgresql
                    nodes: ["%s:%d"]
                    name: postgres
                    username: %s
                    password: ${file:password}
                """.formatted(server.host(), server.port(), server.username()));
        bench = new SchemaBench(Penstock.open(workspace), folder);
    }

    @AfterEach
    void close() {
        bench.close();
        server.close();
    }

    @Test
    void open_serversOwnSchemas_areFolded() {
        bench.open(SHOP);
        bench.settled();
        assertThat(bench.lines())
                .containsExactly("shop -", " public -", "  TABLES 1 -", "   customer", " sales +", " SYSTEM 2 +");
        bench.open(new Place.OfSystem("shop"));
        bench.open(new Place.OfSchema("shop", "sales"));
        bench.settled();
        assertThat(bench.lines()).contains("  TABLES 1 -", "   purchase", "  VIEWS 1 -", "   busy", "  pg_catalog +");
        bench.show("shop", "pg_catalog", "pg_class");
        bench.settled();
        assertThat(bench.lines()).contains("  pg_catalog -", "    pg_class");
    }

    @Test
    void select_anotherWhileTheFirstWaits_cancelsTheFirstAtTheServer() throws Exception {
        bench.show("shop", "public", "customer");
        try (Connection holder = server.connect("postgres");
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("lock table pg_catalog.pg_trigger in access exclusive mode");
            bench.select("shop", "sales", "purchase");
            bench.until("the first waits", () -> waiting().size() == 1);
            int first = waiting().getFirst();
            assertThat(bench.state().shown()).as("what was there stays").isNotNull();
            bench.select("shop", "sales", "busy");
            bench.until(
                    "the second waits, and the first no more",
                    () -> waiting().size() == 1 && !waiting().contains(first));
            bench.does(bench.model.detail()::cancel);
            bench.settled();
            DetailState state = bench.state();
            assertThat(state.cancelled()).isTrue();
            assertThat(Objects.requireNonNull(state.failure()).code()).isEqualTo(ErrorCode.CANCELLED);
            bench.until("nobody waits", () -> waiting().isEmpty());
            holder.rollback();
        }
        bench.does(bench.model.detail()::refresh);
        bench.settled();
        assertThat(Objects.requireNonNull(bench.state().shown()).name()).isEqualTo(new TableName("sales", "busy"));
    }

    @Test
    void cancel_branchThatWaits_saysSoInPlace() throws Exception {
        Place schema = new Place.OfSchema("shop", "public");
        run("create table parted (part int) partition by list (part)");
        try (Connection holder = server.connect("postgres");
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            // Nobody needs it for the names, but for the size of a table with partitions.
            statement.execute("lock table pg_catalog.pg_inherits in access exclusive mode");
            bench.open(SHOP);
            bench.until("it waits", () -> waiting().size() == 1);
            assertThat(bench.lines()).contains(" public -", "   customer", "   parted");
            assertThat(bench.on(() -> bench.model.tree().progress().measuring()))
                    .containsExactly("shop");
            bench.does(() -> bench.model.tree().cancel(schema));
            bench.settled();
            Line note = bench.raw().stream()
                    .filter(line -> line.kind() == Line.Kind.FAILED)
                    .findFirst()
                    .orElseThrow();
            assertThat(Objects.requireNonNull(note.failure()).code()).isEqualTo(ErrorCode.CANCELLED);
            bench.until("nobody waits", () -> waiting().isEmpty());
            holder.rollback();
        }
        bench.does(() -> bench.model.tree().retry(schema));
        bench.settled();
        assertThat(bench.lines()).contains("   customer").doesNotContain("  FAILED");
        assertThat(bench.raw())
                .filteredOn(line -> line.text().equals("customer"))
                .singleElement()
                .satisfies(line ->
                        assertThat(Objects.requireNonNull(line.table()).bytes()).hasValue(8192));
    }

    @Test
    void refresh_serverThatDiedAndCameBack_isReadAgain() {
        bench.open(SHOP);
        bench.show("shop", "public", "customer");
        server.kill();
        bench.does(bench.model::refresh);
        bench.settled();
        assertThat(bench.lines()).contains("  FAILED", "   customer");
        assertThat(Objects.requireNonNull(bench.state().failure()).code().id()).startsWith("PEN-");
        assertThat(bench.state().detail()).isNotNull();
        server.restart();
        bench.until("it is read", () -> {
            boolean reading = bench.model.detail().state().get().reading();
            if (!reading && bench.model.detail().state().get().failure() != null) {
                bench.model.refresh();
            }
            return !reading && bench.model.detail().state().get().failure() == null;
        });
        bench.settled();
        assertThat(bench.lines()).contains("   customer");
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    /** The server's processes that wait for a lock; asked outside a transaction, which would keep the first answer. */
    private List<Integer> waiting() throws SQLException {
        List<Integer> processes = new ArrayList<>();
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(WAITING)) {
            while (rows.next()) {
                processes.add(rows.getInt(1));
            }
        }
        return processes;
    }
}
