package dev.penstock.app.ui.fake;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Metrics.Latency;
import dev.penstock.engine.api.StatementDetail;
import dev.penstock.engine.api.StatementDetail.OnNode;
import dev.penstock.engine.api.StatementDetail.Run;
import dev.penstock.engine.api.StatementStatistics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements as a recorder tells them. */
public final class FakeStatements {
    private static final Caller SHOP = new Caller("shop", "checkout");
    private static final Caller ANN = new Caller("ann", "desktop");

    private FakeStatements() {}

    /** A statement that ran so often; its p99 is known from 100 calls on. */
    public static StatementDetail of(String digest, long calls, long errors, Duration mean, String node) {
        return of(digest, digest.replace("?", "42"), calls, errors, mean, node);
    }

    /** The same with a text of its own, or without. */
    public static StatementDetail of(
            String digest, @Nullable String text, long calls, long errors, Duration mean, String node) {
        List<Long> trend = new ArrayList<>();
        for (int i = 0; i < 180; i++) {
            trend.add(Math.max(0, Math.round(calls / 180.0 * (1 + 0.6 * Math.sin(i / 9.0 + calls)))));
        }
        Latency latency = new Latency(
                mean.multipliedBy(9).dividedBy(10),
                calls < 20 ? null : mean.multipliedBy(2),
                calls < 100 ? null : mean.multipliedBy(5));
        StatementStatistics statistics = new StatementStatistics(
                digest,
                text,
                calls,
                errors,
                calls * 3,
                mean.multipliedBy(calls),
                mean.multipliedBy(calls).dividedBy(10),
                latency,
                trend);
        List<Run> slowest = new ArrayList<>();
        for (int i = 0; i < Math.min(10, calls); i++) {
            boolean failed = i < errors;
            slowest.add(new Run(
                    FakeDatabase.NOW.minusSeconds(7 + 61L * i),
                    mean.multipliedBy(12 - i),
                    mean.dividedBy(8),
                    failed ? null : node,
                    i % 3 == 1 ? ANN : SHOP,
                    failed ? 0 : 3,
                    failed ? ErrorCode.STATEMENT_REJECTED : null,
                    failed ? "canceling statement due to lock timeout" : null));
        }
        return new StatementDetail(statistics, List.of(new OnNode(node, calls, errors, statistics.total())), slowest);
    }

    /** Gives the databases of {@link Fleets#full} some. */
    public static FakePenstock fill(FakePenstock penstock) {
        String db1 = "db1.fra.shop.example:5432";
        String db2 = "db2.fra.shop.example:5432";
        penstock.metrics()
                .statement(
                        "orders",
                        of(
                                "select o.id, o.placed_at, o.total, c.name, c.email from orders o join customer c on c.id ="
                                        + " o.customer_id where o.status = ? and o.placed_at > ? order by o.placed_at desc limit ?",
                                184_213,
                                0,
                                Duration.ofNanos(4_210_000),
                                db2))
                .statement(
                        "orders", of("select * from customer where id = ?", 912_440, 0, Duration.ofNanos(412_000), db2))
                .statement(
                        "orders",
                        of(
                                "update stock set on_hand = on_hand - ? where product_id = ? and on_hand >= ?",
                                41_870,
                                12,
                                Duration.ofNanos(6_480_000),
                                db1))
                .statement(
                        "orders",
                        of(
                                "insert into order_item (order_id, product_id, quantity, price) values (?, …)",
                                83_112,
                                0,
                                Duration.ofNanos(1_120_000),
                                db1))
                .statement("orders", of("commit", 41_858, 0, Duration.ofNanos(1_940_000), db1))
                .statement("orders", of("begin", 41_870, 0, Duration.ofNanos(92_000), db1))
                .statement("orders", of("", null, 1_204, 3, Duration.ofMillis(8), db1))
                .statement(
                        "billing",
                        of(
                                "with due as (select invoice_id, sum(amount) as open from posting group by invoice_id) select"
                                        + " count(*), sum(open) from due where open > ?",
                                42,
                                0,
                                Duration.ofMillis(1_840),
                                "bill1.fra.shop.example:5432"))
                .statement(
                        "billing",
                        of(
                                "update invoice set state = ? where id = ?",
                                12_733,
                                1_260,
                                Duration.ofMillis(31),
                                "bill1.fra.shop.example:5432"))
                .statement(
                        "catalog",
                        of(
                                "select title, price from product where title like ? limit ?",
                                4_680,
                                0,
                                Duration.ofNanos(388_000),
                                "/srv/shop/data/catalog.db"))
                .statement(
                        "catalog",
                        of("pragma integrity_check", 3, 0, Duration.ofMillis(912), "/srv/shop/data/catalog.db"));
        return penstock;
    }
}
