package dev.penstock.engine.api;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a failure beside its code and its sentence. Immutable; changed copies come from the {@code with…}
 * methods.
 *
 * @param database which; null if the failure has no database
 * @param node which; null if none was reached
 * @param took how long it took until it failed; null if that says nothing
 * @param pool the node's pool at that moment; null if it played no part
 * @param outcome whether the statement took effect
 * @param retry what may be run again
 * @param parts what became of each statement of a text of several, in order, up to the one that failed; empty for a text
 *     of one
 * @param attempts the tries, oldest first
 * @param sqlState the server's SQL state; null if the server gave none
 * @param position where in the statement's text the server found the fault, in characters from 1; 0 if it did not say
 * @param advice what to do next, as a sentence; empty if there is nothing to say
 */
public record Diagnosis(
        @Nullable String database,
        @Nullable String node,
        @Nullable Duration took,
        @Nullable PoolState pool,
        Outcome outcome,
        Retry retry,
        List<Outcome> parts,
        List<Attempt> attempts,
        @Nullable String sqlState,
        int position,
        String advice)
        implements Serializable {

    /** Copies the lists. */
    public Diagnosis {
        parts = List.copyOf(parts);
        attempts = List.copyOf(attempts);
    }

    /** An outcome and an advice; nothing else is known. */
    public static Diagnosis of(Outcome outcome, String advice) {
        return new Diagnosis(null, null, null, null, outcome, Retry.NO, List.of(), List.of(), null, 0, advice);
    }

    /** The same with the place where it happened. */
    public Diagnosis at(@Nullable String databaseName, @Nullable String nodeName) {
        return new Diagnosis(
                databaseName, nodeName, took, pool, outcome, retry, parts, attempts, sqlState, position, advice);
    }

    /** The same with how long it took. */
    public Diagnosis after(Duration duration) {
        return new Diagnosis(
                database, node, duration, pool, outcome, retry, parts, attempts, sqlState, position, advice);
    }

    /** The same with the pool's state. */
    public Diagnosis with(PoolState state) {
        return new Diagnosis(database, node, took, state, outcome, retry, parts, attempts, sqlState, position, advice);
    }

    /** The same with another outcome. */
    public Diagnosis with(Outcome newOutcome) {
        return new Diagnosis(
                database, node, took, pool, newOutcome, retry, parts, attempts, sqlState, position, advice);
    }

    /** The same with what may be run again. */
    public Diagnosis with(Retry newRetry) {
        return new Diagnosis(
                database, node, took, pool, outcome, newRetry, parts, attempts, sqlState, position, advice);
    }

    /** The same with what became of each statement of the text. */
    public Diagnosis withParts(List<Outcome> outcomes) {
        return new Diagnosis(
                database, node, took, pool, outcome, retry, outcomes, attempts, sqlState, position, advice);
    }

    /** The same with the tries. */
    public Diagnosis withAttempts(List<Attempt> tries) {
        return new Diagnosis(database, node, took, pool, outcome, retry, parts, tries, sqlState, position, advice);
    }

    /** The same with what the server said. */
    public Diagnosis withServer(@Nullable String state, int textPosition) {
        return new Diagnosis(database, node, took, pool, outcome, retry, parts, attempts, state, textPosition, advice);
    }

    /** The same with another advice. */
    public Diagnosis withAdvice(String newAdvice) {
        return new Diagnosis(
                database, node, took, pool, outcome, retry, parts, attempts, sqlState, position, newAdvice);
    }
}
