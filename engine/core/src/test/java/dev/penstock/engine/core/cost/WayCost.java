package dev.penstock.engine.core.cost;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.RowBatch;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.Session;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementOptions;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/** The whole way of a statement through the engine, with everything that records it, on a connector that answers at once. */
final class WayCost {
    private static final int THREADS = 8;
    private static final SqlStatement STATEMENT = SqlStatement.of("select n from t where id = ?", 1)
            .with(StatementOptions.builder().intent(Intent.READ).build());
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private WayCost() {}

    /** Prints a line for each way of calling. */
    public static void main(String[] arguments) throws Exception {
        try (Penstock engine = StubEngine.open()) {
            Session session = engine.database("stub").session(Caller.of("cost"));
            print("way", () -> read(session, STATEMENT));
            print("way with a timeout", () -> read(session, STATEMENT.with(timeout())));
        }
    }

    private static StatementOptions timeout() {
        return StatementOptions.builder().intent(Intent.READ).timeout(TIMEOUT).build();
    }

    private static void print(String name, Cost.Operation operation) throws Exception {
        Cost one = Cost.of(1, operation);
        Cost many = Cost.of(THREADS, operation);
        System.out.println(one.line(name));
        System.out.println(many.line(name + ", " + THREADS + " threads")
                + String.format(Locale.ROOT, ", %.2f times one thread's time", many.nanos() / one.nanos()));
    }

    private static long read(Session session, SqlStatement statement) {
        try (Rows rows = (Rows) session.execute(statement)) {
            RowBatch batch = Objects.requireNonNull(rows.next());
            return batch.value(0, 0) instanceof Integer number ? number : 0;
        }
    }
}
