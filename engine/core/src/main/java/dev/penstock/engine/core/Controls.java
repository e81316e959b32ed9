package dev.penstock.engine.core;

import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.spi.AnalysedStatement;
import dev.penstock.engine.api.spi.Analysis;
import dev.penstock.engine.api.spi.TransactionControl;
import java.time.Duration;
import java.util.List;

/** The operations that control a transaction: they are metered and audited, and access does not judge them. */
final class Controls {
    private static final Duration LEAST_FOR_AN_END = Duration.ofSeconds(5);

    private Controls() {}

    /**
     * An operation that controls a transaction. It always counts as a write, because it decides about writes.
     *
     * @param text for meters and audit, such as {@code COMMIT}
     */
    static Operation operation(CoreSession session, String text, Deadline deadline, Holder holder) {
        return operation(session, text, Intent.WRITE, deadline, holder);
    }

    /** As {@link #operation(CoreSession, String, Deadline, Holder)}, also for a question of the driver, which reads. */
    static Operation operation(CoreSession session, String text, Intent intent, Deadline deadline, Holder holder) {
        return session.unobserved(
                SqlStatement.of(text), analysis(text, intent), intent, System.nanoTime(), deadline, holder);
    }

    private static Analysis analysis(String text, Intent intent) {
        TransactionControl control = switch (text) {
            case "BEGIN" -> TransactionControl.BEGIN;
            case "COMMIT" -> TransactionControl.COMMIT;
            case "ROLLBACK" -> TransactionControl.ROLLBACK;
            default -> intent == Intent.READ ? TransactionControl.NONE : TransactionControl.SAVEPOINT;
        };
        return Analysis.of(text, new AnalysedStatement(text, intent, control, false, false, false, null, List.of()));
    }

    /**
     * The deadline of a commit or rollback: a transaction that comes late to its end is still ended in good order, but a
     * caller that has set a deadline does not wait for a silent server without an end.
     */
    static Deadline ofEnd(Deadline given) {
        return given.bounded() && given.remainingNanos() < LEAST_FOR_AN_END.toNanos()
                ? Deadline.after(LEAST_FOR_AN_END)
                : given;
    }
}
