package dev.penstock.engine.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TransactionsTest {
    private final List<String> calls = new ArrayList<>();

    private Session session() {
        return (Session) Proxy.newProxyInstance(
                Session.class.getClassLoader(), new Class<?>[] {Session.class}, (self, method, args) -> {
                    if (method.isDefault()) {
                        return InvocationHandler.invokeDefault(self, method, args);
                    }
                    calls.add(method.getName());
                    return transaction();
                });
    }

    private Transaction transaction() {
        return (Transaction) Proxy.newProxyInstance(
                Transaction.class.getClassLoader(), new Class<?>[] {Transaction.class}, (self, method, args) -> {
                    calls.add(method.getName());
                    return method.getName().equals("active") ? true : null;
                });
    }

    private static StatementException conflict(Retry retry) {
        return new StatementException(
                ErrorCode.CONFLICT,
                "It met a concurrent one",
                Diagnosis.of(Outcome.NOT_DONE, "Run it again.").with(retry),
                null);
    }

    @Test
    void work_thatSucceeds_isCommittedOnce() {
        assertThat(session().<Integer, RuntimeException>inTransaction(3, transaction -> 7))
                .isEqualTo(7);

        assertThat(calls).containsExactly("begin", "active", "commit", "close");
    }

    @Test
    void conflict_isRunAgainFromTheBeginning_asOftenAsAllowed() {
        AtomicInteger runs = new AtomicInteger();

        assertThat(session().<Integer, RuntimeException>inTransaction(2, transaction -> {
                    if (runs.incrementAndGet() < 3) {
                        throw conflict(Retry.TRANSACTION);
                    }
                    return runs.get();
                }))
                .isEqualTo(3);
        assertThat(calls).filteredOn("begin"::equals).hasSize(3);

        runs.set(-9);
        assertThat(catchThrowableOfType(
                        StatementException.class,
                        () -> session().inTransaction(1, transaction -> {
                            runs.incrementAndGet();
                            throw conflict(Retry.TRANSACTION);
                        })))
                .isNotNull();
        assertThat(runs).hasValue(-7);
    }

    @Test
    void failureThatMustNotBeRepeated_isThrownAtOnce() {
        AtomicInteger runs = new AtomicInteger();

        StatementException failure = catchThrowableOfType(
                StatementException.class,
                () -> session().inTransaction(5, transaction -> {
                    runs.incrementAndGet();
                    throw conflict(Retry.NO);
                }));

        assertThat(failure.retry()).isEqualTo(Retry.NO);
        assertThat(runs).hasValue(1);
        assertThat(calls).containsExactly("begin", "close");
    }

    @Test
    void callersOwnException_passesThroughAndRollsBack() {
        assertThat(catchThrowableOfType(
                        IOException.class,
                        () -> session().inTransaction(5, transaction -> {
                            throw new IOException("disk");
                        })))
                .hasMessage("disk");
        assertThat(calls).containsExactly("begin", "close");
    }

    @Test
    void negativeRetries_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> session().<Integer, RuntimeException>inTransaction(-1, transaction -> 1))
                .withMessageContaining("give 0 or more");
    }
}
