package dev.penstock.engine.headless.demo;

import static dev.penstock.engine.headless.demo.MadeDemo.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Metrics;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.PoolState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoLoadIT {
    @TempDir
    Path home;

    private Path workspace;
    private Penstock penstock;
    private Database shop;

    @BeforeEach
    void open() {
        workspace = MadeDemo.copyTo(home.resolve("demo")).resolve(DemoFolder.WORKSPACE);
        penstock = Penstock.open(workspace);
        shop = penstock.database("shop");
    }

    @AfterEach
    void close() {
        penstock.close();
    }

    @Test
    void load_whileItRuns_makesStatementsOnEveryDatabase_andNoneAfterwards() throws Exception {
        try (AutoCloseable load = DemoLoad.beside(penstock, workspace)) {
            assertThat(load).isInstanceOf(DemoLoad.class);
            for (Database database : penstock.databases()) {
                await(() -> statements(database) > 3);
            }
            await(() -> number(shop, "SELECT count(*) FROM invoice WHERE channel = 'live'") > 2);
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("penstock-demo-visitor"));
        assertThat(penstock.databases())
                .flatExtracting(Database::pools)
                .extracting(PoolState::active)
                .containsOnly(0);
        assertThat(number(shop, """
                SELECT count(*) FROM invoice i WHERE total_cents IS NOT
                  (SELECT sum(unit_price_cents * quantity) FROM invoice_line l WHERE l.invoice_id = i.invoice_id)
                """)).isZero();
    }

    @Test
    void load_besideAnotherWorkspace_isNone() throws Exception {
        Path other = Files.writeString(home.resolve("penstock.yaml"), "databases: {}\n");
        try (Penstock another = Penstock.open(other);
                AutoCloseable load = DemoLoad.beside(another, workspace)) {
            assertThat(load).isNotInstanceOf(DemoLoad.class);
        }
    }

    @Test
    void load_whenItsEngineHasClosed_ends() {
        DemoLoad load = DemoLoad.start(penstock);
        penstock.close();
        await(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("penstock-demo-visitor")));
        load.close();
    }

    @Test
    void joinTwice_violatesAConstraint() {
        ShopVisitor visitor = new ShopVisitor(penstock, new SeededRandom(1));
        assertThatThrownBy(visitor::joinTwice)
                .isInstanceOfSatisfying(
                        PenstockException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.CONSTRAINT_VIOLATED));
    }

    @Test
    void forget_keepsTheLastInvoicesOnly() {
        shop.update("""
                INSERT INTO invoice (customer_id, invoiced_at, channel, billing_city, billing_country)
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2100)
                SELECT 1, '2026-01-01 00:00:00', 'live', 'Köln', 'Germany' FROM n
                """);
        long last = number(shop, "SELECT max(invoice_id) FROM invoice");
        new ShopVisitor(penstock, new SeededRandom(1)).forget();
        assertThat(number(shop, "SELECT count(*) FROM invoice WHERE channel = 'live'"))
                .isEqualTo(ShopVisitor.KEPT);
        assertThat(number(shop, "SELECT max(invoice_id) FROM invoice")).isEqualTo(last);
        assertThat(number(shop, "SELECT count(*) FROM invoice WHERE channel <> 'live'"))
                .isGreaterThan(20_000);
    }

    @Test
    void recount_makesTheAnalyticsTrueAgain() {
        ShopVisitor visitor = new ShopVisitor(penstock, new SeededRandom(1));
        visitor.buy();
        visitor.buy();
        visitor.recount();
        visitor.report();
        assertThat(number(penstock.database("analytics"), "SELECT sum(revenue_cents) FROM daily_sales"))
                .isEqualTo(number(shop, "SELECT sum(total_cents) FROM invoice"));
        assertThat(number(penstock.database("analytics"), "SELECT sum(invoices) FROM daily_sales"))
                .isEqualTo(number(shop, "SELECT count(*) FROM invoice"));
    }

    @Test
    void visit_manyTimes_failsOnlyAsItIsMeantTo() {
        ShopVisitor visitor = new ShopVisitor(penstock, new SeededRandom(1));
        int refused = 0;
        for (int i = 0; i < 1_500; i++) {
            try {
                visitor.visit();
            } catch (PenstockException failure) {
                assertThat(failure.code()).isEqualTo(ErrorCode.CONSTRAINT_VIOLATED);
                refused++;
            }
        }
        assertThat(refused).isBetween(1, 30);
    }

    private long statements(Database database) {
        return penstock.metrics().series(database.name(), Duration.ofMinutes(5)).slots().stream()
                .mapToLong(Metrics.Slot::statements)
                .sum();
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        long giveUpAt = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("a minute has passed").isLessThan(giveUpAt);
            Thread.onSpinWait();
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
