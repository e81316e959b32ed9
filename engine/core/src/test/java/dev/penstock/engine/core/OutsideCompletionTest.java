package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.PinnedSession;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.Session;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementOptions;
import dev.penstock.engine.api.Transaction;
import dev.penstock.engine.api.TransactionOptions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Futures that their caller ends while the work goes on: it is cancelled, and a result that comes all the same is closed. */
@Timeout(20)
class OutsideCompletionTest {
    private static final SqlStatement STREAM = SqlStatement.of("select 1")
            .with(StatementOptions.builder().fetchSize(1).build());

    @SuppressWarnings("ImmutableEnumChecker") // its functions have no state
    enum Way {
        COMPLETE(future -> future.complete(null)),
        FAIL(future -> future.completeExceptionally(new IllegalStateException("no patience"))),
        CANCEL(future -> future.cancel(true)),
        OBTRUDE_VALUE(future -> future.obtrudeValue(null)),
        OBTRUDE_FAILURE(future -> future.obtrudeException(new IllegalStateException("no patience"))),
        TIME_OUT(future -> future.orTimeout(1, TimeUnit.MILLISECONDS)
                .handle((value, failure) -> true)
                .join()),
        TIME_OUT_WITH_A_VALUE(future ->
                future.completeOnTimeout(null, 1, TimeUnit.MILLISECONDS).join());

        private final Consumer<CompletableFuture<@Nullable Object>> end;

        Way(Consumer<CompletableFuture<@Nullable Object>> end) {
            this.end = end;
        }
    }

    /** Each asynchronous twin; what it is called on comes first, and is closed afterwards. */
    @SuppressWarnings("ImmutableEnumChecker") // its functions have no state
    enum Twin {
        SESSION(session -> () -> {}, (session, on) -> session.executeAsync(STREAM)),
        QUERY(session -> () -> {}, (session, on) -> session.queryAsync(STREAM)),
        TRANSACTION_WORK(
                session -> () -> {},
                (session, on) -> session.<Rows>inTransactionAsync(
                        TransactionOptions.DEFAULT, 0, transaction -> transaction.query(STREAM))),
        TRANSACTION(Session::begin, (session, on) -> ((Transaction) on).executeAsync(STREAM)),
        PINNED(Session::pin, (session, on) -> ((PinnedSession) on).executeAsync(STREAM));

        private final Function<Session, AutoCloseable> opened;
        private final BiFunction<Session, AutoCloseable, Execution<?>> call;

        Twin(Function<Session, AutoCloseable> opened, BiFunction<Session, AutoCloseable, Execution<?>> call) {
            this.opened = opened;
            this.call = call;
        }
    }

    /** But for a cancel of the execution itself, which asks the work to stop and leaves its result to the caller. */
    static Stream<Arguments> cases() {
        return Stream.of(Twin.values())
                .flatMap(twin -> Stream.of(Way.values())
                        .flatMap(way -> Stream.of(true, false)
                                .filter(copy -> copy || way != Way.CANCEL)
                                .map(copy -> Arguments.of(twin, way, copy))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void future_endedByItsCaller_itsLateResultIsClosed(Twin twin, Way way, boolean copy) throws Exception {
        try (Scripted scripted = new Scripted()) {
            CountDownLatch running = new CountDownLatch(1);
            CountDownLatch go = new CountDownLatch(1);
            scripted.pool.script.add(statement -> {
                running.countDown();
                await(go);
                return ScriptedPool.rows(2);
            });
            Session session = scripted.database.session(Caller.of("test"));
            try (AutoCloseable on = twin.opened.apply(session)) {
                Execution<?> execution = twin.call.apply(session, on);
                running.await();

                way.end.accept(future(execution, copy));
                Await.until(() -> scripted.pool.calls.contains("cancel"));
                go.countDown();

                if (twin == Twin.TRANSACTION || twin == Twin.PINNED) {
                    Await.until(() -> scripted.completed.size() == 1);
                }
            }
            AllPlaces.back(scripted.database);
        }
    }

    /** The execution itself, which is a future as well, or a copy of it. */
    @SuppressWarnings("unchecked") // null is of any type
    private static CompletableFuture<@Nullable Object> future(Execution<?> execution, boolean copy) {
        return (CompletableFuture<@Nullable Object>)
                (copy ? execution.toCompletableFuture() : (CompletableFuture<?>) execution);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
