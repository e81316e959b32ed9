package dev.penstock.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.connectors.testkit.TestDatabase;
import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.Session;
import dev.penstock.engine.api.Workspace;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs the examples on a real PostgreSQL. */
@Timeout(120)
class ExamplesIT {
    private final PostgresServer server = PostgresServer.shared();
    private TestDatabase database;
    private Penstock engine;
    private Session session;

    @BeforeEach
    void open() {
        database = server.createDatabase();
        engine = Penstock.open(Workspace.builder()
                .database(
                        "shop",
                        "postgresql://%s:%s@%s:%d/%s"
                                .formatted(
                                        server.username(),
                                        server.password(),
                                        server.host(),
                                        server.port(),
                                        database.name()))
                .build());
        Database shop = engine.database("shop");
        shop.update(
                "CREATE TABLE item (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text, price numeric(8, 2),"
                        + " stock int)");
        shop.update("CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, item int, quantity int)");
        shop.update("CREATE TABLE customer (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text)");
        session = shop.session(Caller.of("examples"));
    }

    @AfterEach
    void close() {
        engine.close();
        database.close();
    }

    @Test
    void shop_sellsWhatIsInStock_toManyAtOnce() {
        session.update("INSERT INTO item (name, price, stock) VALUES ('pen', 1.50, 10), ('desk', 120, 1)");
        Shop shop = new Shop(session);

        assertThat(shop.itemsUpTo(BigDecimal.TEN)).containsExactly(new Shop.Item(1, "pen", new BigDecimal("1.50")));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Long>> orders = IntStream.range(0, 10)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> shop.order(1, 1), threads))
                    .toList();
            assertThat(orders).map(CompletableFuture::join).doesNotHaveDuplicates();
        }
        assertThatThrownBy(() -> shop.order(1, 1)).hasMessage("Only 0 are left");
        assertThat(session.one("SELECT count(*) AS n FROM orders").getLong("n")).isEqualTo(10);
    }

    @Test
    void load_insertsAllLines() {
        Stream<String> lines = IntStream.range(0, 2500).mapToObj(i -> "item " + i + ";9.99;" + i);

        assertThat(BatchLoad.load(session, lines)).isEqualTo(2500);
        assertThat(session.one("SELECT sum(stock) AS n FROM item").getLong("n")).isEqualTo(3_123_750);
    }

    @Test
    void customers_areKeptByAnOrm() {
        try (Customers customers = new Customers(session)) {
            int first = customers.add("Ada");
            customers.add("Grace");

            assertThat(customers.beginningWith("A")).singleElement().satisfies(found -> {
                assertThat(found.id()).isEqualTo(first);
                assertThat(found.name()).isEqualTo("Ada");
            });
            assertThat(customers.beginningWith(null)).hasSize(2);
        }
        assertThat(session.query("SELECT name FROM customer ORDER BY id").stream()
                        .map(row -> row.text(0)))
                .containsExactly("Ada", "Grace");
    }
}
