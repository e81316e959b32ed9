package dev.penstock.engine.api;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Runs work in a transaction, again if it met a concurrent one. */
final class Transactions {
    private static final long FIRST_PAUSE_NANOS = Duration.ofMillis(2).toNanos();
    private static final int LONGEST_SHIFT = 6;

    private Transactions() {}

    static <T extends @Nullable Object, E extends Exception> T run(
            Session session, TransactionOptions options, int retries, TransactionWork<T, E> work) throws E {
        if (retries < 0) {
            throw new IllegalArgumentException("retries is " + retries + ": give 0 or more");
        }
        TransactionOptions bounded = TransactionOptions.builder()
                .readOnly(options.readOnly())
                .deadline(options.deadlineFromNow())
                .isolation(options.isolation().orElse(null))
                .build();
        for (int run = 0; ; run++) {
            try (Transaction transaction = session.begin(bounded)) {
                T value = work.run(transaction);
                if (transaction.active()) {
                    transaction.commit();
                }
                return value;
            } catch (PenstockException failure) {
                if (run >= retries
                        || failure.retry() != Retry.TRANSACTION
                        || bounded.deadline().expired()) {
                    throw failure;
                }
            }
            pause(run);
        }
    }

    /** Two transactions that met once meet again if both start over at the same moment. */
    private static void pause(int run) {
        long longest = FIRST_PAUSE_NANOS << Math.min(run, LONGEST_SHIFT);
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest) + 1);
    }
}
