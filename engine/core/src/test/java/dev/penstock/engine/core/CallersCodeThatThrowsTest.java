package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.penstock.engine.api.Changed;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.Session;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementOptions;
import dev.penstock.engine.api.TransactionOptions;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A mapper, a consumer, a transaction's work or a chained function throws: it ends with that, and no place is lost. */
@Timeout(20)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallersCodeThatThrowsTest {
    private static final SqlStatement STREAM = SqlStatement.of("select i from t")
            .with(StatementOptions.builder().fetchSize(2).build());
    private static final ThreadLocal<Thrown> CONSTRUCTOR = ThreadLocal.withInitial(() -> Thrown.BUG);

    private final SqliteBed bed = new SqliteBed();

    @AfterAll
    void close() {
        bed.close();
    }

    /** A row whose constructor throws. */
    record Refusing(int i) {
        Refusing {
            CONSTRUCTOR.get().now();
        }
    }

    @FunctionalInterface
    private interface Use {
        void of(Session session, Thrown thrown);
    }

    @SuppressWarnings("ImmutableEnumChecker") // its functions have no state
    enum Place {
        CONSUMER((session, thrown) -> session.query(STREAM).forEachRow(row -> thrown.now())),
        RECORD((session, thrown) -> {
            CONSTRUCTOR.set(thrown);
            var _ = session.query(STREAM).map(Refusing.class).toList();
        }),
        MAPPED_EXECUTION((session, thrown) ->
                session.queryAsync(STREAM).map(rows -> closing(rows, thrown)).await()),
        COPY((session, thrown) -> session.queryAsync(STREAM)
                .toCompletableFuture()
                .thenApply(rows -> closing(rows, thrown))
                .join()),
        TRANSACTION((session, thrown) -> session.<Changed, RuntimeException>inTransaction(2, transaction -> {
            transaction.update("insert into w values (1)");
            transaction.query(STREAM).next();
            return thrown.now();
        })),
        TRANSACTION_ASYNC((session, thrown) -> session.<Changed>inTransactionAsync(
                        TransactionOptions.DEFAULT, 2, transaction -> {
                            transaction.updateAsync("insert into w values (1)").await();
                            return thrown.now();
                        })
                .await()),
        GATE((session, thrown) -> new CoreGate((CoreSession) session, GateRules.ORDINARY)
                .pass(SqlStatement.of("copy w"), operation -> thrown.now()));

        private final Use use;

        Place(Use use) {
            this.use = use;
        }
    }

    private static int closing(Rows rows, Thrown thrown) {
        try (rows) {
            return thrown.now();
        }
    }

    static Stream<Arguments> cases() {
        return Stream.of(Place.values())
                .flatMap(place -> Stream.of(Thrown.values()).map(thrown -> Arguments.of(place, thrown)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void callersCode_throws_theCallerGetsItAndAllPlacesComeBack(Place place, Thrown thrown) {
        Throwable got = catchThrowable(() -> place.use.of(bed.session(), thrown));

        Throwable meant = catchThrowable(thrown::now);
        assertThat(Stream.iterate(got, cause -> cause != null, Throwable::getCause))
                .anySatisfy(cause -> assertThat(cause).hasSameClassAs(meant).hasMessage(meant.getMessage()));
        AllPlaces.back(bed.database);
        assertThat(bed.written()).isZero();
    }
}
