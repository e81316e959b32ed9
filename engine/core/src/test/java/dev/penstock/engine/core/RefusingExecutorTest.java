package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.engine.api.CancelledException;
import dev.penstock.engine.api.ClosedException;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PinnedSession;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.Session;
import dev.penstock.engine.api.Several;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementOptions;
import dev.penstock.engine.api.Transaction;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.catalog.TableName;
import dev.penstock.engine.api.spi.Stoppable;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Threads that refuse work: the engine's own, as after its close, and a caller's. */
@Timeout(20)
class RefusingExecutorTest {
    private static final SqlStatement STREAM = SqlStatement.of("select i from t")
            .with(StatementOptions.builder().fetchSize(2).build());
    private static final SqlStatement TWO = SqlStatement.of("select 1; select 2")
            .with(StatementOptions.builder().fetchSize(2).build());
    private static final Executor REFUSING = task -> {
        throw new RejectedExecutionException("full");
    };

    private final SqliteBed bed = new SqliteBed();

    @AfterEach
    void close() {
        bed.close();
    }

    /** Each asynchronous twin; what it is called on comes first, and is closed afterwards. */
    @SuppressWarnings("ImmutableEnumChecker") // its functions have no state
    enum Twin {
        SESSION(session -> () -> {}, (session, on) -> session.executeAsync(STREAM)),
        TRANSACTION_WORK(
                session -> () -> {},
                (session, on) -> session.inTransactionAsync(TransactionOptions.DEFAULT, 0, transaction -> "never")),
        CATALOG(session -> () -> {}, (session, on) -> session.catalog().describeAsync(new TableName("main", "t"))),
        TRANSACTION(Twin::begun, (session, on) -> ((Transaction) on).executeAsync(STREAM)),
        SAVEPOINT(Twin::begun, (session, on) -> ((Transaction) on).savepointAsync("s")),
        COMMIT(Twin::begun, (session, on) -> ((Transaction) on).commitAsync()),
        ROLLBACK(Twin::begun, (session, on) -> ((Transaction) on).rollbackAsync()),
        PINNED(Twin::pinned, (session, on) -> ((PinnedSession) on).executeAsync(STREAM)),
        PINNED_COMMIT(Twin::pinned, (session, on) -> ((PinnedSession) on).commitAsync()),
        PINNED_ROLLBACK(Twin::pinned, (session, on) -> ((PinnedSession) on).rollbackAsync()),
        ROWS(session -> session.query(STREAM), (session, on) -> ((Rows) on).nextAsync()),
        SEVERAL(session -> (Several) session.execute(TWO), (session, on) -> ((Several) on).nextAsync());

        private final Function<Session, AutoCloseable> opened;
        private final BiFunction<Session, AutoCloseable, Execution<?>> call;

        Twin(Function<Session, AutoCloseable> opened, BiFunction<Session, AutoCloseable, Execution<?>> call) {
            this.opened = opened;
            this.call = call;
        }

        private static AutoCloseable begun(Session session) {
            Transaction transaction = session.begin();
            transaction.update("insert into w values (1)");
            return transaction;
        }

        private static AutoCloseable pinned(Session session) {
            PinnedSession pinned = session.pin();
            pinned.begin(TransactionOptions.DEFAULT);
            pinned.update("insert into w values (1)");
            return pinned;
        }
    }

    @ParameterizedTest
    @EnumSource(Twin.class)
    void twin_enginesThreadsRefuse_failsWithTheReasonAndLeavesNothing(Twin twin) throws Exception {
        Session session = bed.session();
        try (AutoCloseable on = twin.opened.apply(session)) {
            bed.services.close();

            ClosedException refused = catchThrowableOfType(
                    ClosedException.class, () -> twin.call.apply(session, on).await());

            assertThat(refused.code()).isEqualTo(ErrorCode.CLOSED);
            assertThat(refused.outcome()).isEqualTo(Outcome.NOT_DONE);
            assertThat(refused).hasRootCauseInstanceOf(RejectedExecutionException.class);
        }
        AllPlaces.back(bed.database);
        assertThat(bed.written()).isZero();
    }

    @SuppressWarnings("ImmutableEnumChecker") // its functions have no state
    enum Chain {
        APPLY(rows -> rows.thenApplyAsync(Chain::never, REFUSING)),
        ACCEPT(rows -> rows.thenAcceptAsync(Chain::never, REFUSING)),
        RUN(rows -> rows.thenRunAsync(() -> {}, REFUSING)),
        COMPOSE(rows -> rows.thenComposeAsync(got -> rows, REFUSING)),
        HANDLE(rows -> rows.handleAsync((got, failure) -> got, REFUSING)),
        WHEN_COMPLETE(rows -> rows.whenCompleteAsync((got, failure) -> {}, REFUSING)),
        COMBINE(rows -> rows.thenCombineAsync(CompletableFuture.completedFuture(1), (got, one) -> got, REFUSING)),
        ACCEPT_BOTH(rows -> rows.thenAcceptBothAsync(CompletableFuture.completedFuture(1), (got, one) -> {}, REFUSING));

        private final Function<CompletionStage<Rows>, CompletionStage<?>> chained;

        Chain(Function<CompletionStage<Rows>, CompletionStage<?>> chained) {
            this.chained = chained;
        }

        private static Rows never(Rows rows) {
            throw new AssertionError("The executor has refused it");
        }
    }

    @ParameterizedTest
    @EnumSource(Chain.class)
    void chain_callersExecutorRefuses_failsAndTheResultIsClosed(Chain chain) {
        for (Function<Execution<Rows>, CompletionStage<Rows>> form :
                List.<Function<Execution<Rows>, CompletionStage<Rows>>>of(
                        rows -> rows, Execution::toCompletableFuture)) {
            CompletableFuture<?> chained = chain.chained
                    .apply(form.apply(bed.session().queryAsync(STREAM)))
                    .toCompletableFuture();

            assertThat(catchThrowable(chained::join)).hasRootCauseInstanceOf(RejectedExecutionException.class);
            AllPlaces.back(bed.database);
        }
    }

    @Test
    void abort_callersExecutorRefuses_givesTheConnectionBackAllTheSame() throws Exception {
        Connection connection = bed.session().dataSource().getConnection();
        connection.setAutoCommit(false);
        connection.createStatement().executeUpdate("insert into w values (1)");

        assertThatCode(() -> connection.abort(REFUSING)).doesNotThrowAnyException();

        AllPlaces.back(bed.database);
        assertThat(connection.isClosed()).isTrue();
        assertThat(bed.written()).isZero();
    }

    @Test
    void stop_noThreadForTheCancel_cutsTheConnectionAndTheOperationLeaves() {
        Cancellation cancellation = new Cancellation(REFUSING);
        CountDownLatch aborted = new CountDownLatch(1);
        cancellation.attach(new Aborted(aborted), Deadline.NONE, System.nanoTime());

        assertThat(catchThrowable(() -> cancellation.stop(Cancellation.Reason.CALLER)))
                .isInstanceOf(RejectedExecutionException.class);

        assertThat(aborted.getCount()).isZero();
        cancellation.detach();
        assertThat(catchThrowableOfType(
                        CancelledException.class, () -> cancellation.checkpoint(Deadline.NONE, System.nanoTime())))
                .isNotNull();
    }

    private record Aborted(CountDownLatch latch) implements Stoppable {
        @Override
        public boolean cancel(Duration limit) {
            throw new AssertionError("There is no thread for it");
        }

        @Override
        public void abort() {
            latch.countDown();
        }
    }
}
