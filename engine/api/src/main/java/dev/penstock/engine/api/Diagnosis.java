package dev.penstock.engine.api;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a failure knows besides its message. Whoever knows more on the way up adds it.
 *
 * @param database which; null if none was concerned
 * @param node which; null if none was reached
 * @param took how long it took until it failed; null if that says nothing
 * @param pool the node's pool at that moment; null if it played no part
 * @param outcome whether the statement took effect
 * @param attempts the tries, oldest first
 * @param sqlState the server's SQL state; null if the server gave none
 * @param position where in the statement's text the server found the fault, in characters from 1; 0 if it did not say
 * @param advice what to do next, as a sentence
 */
public record Diagnosis(
        @Nullable String database,
        @Nullable String node,
        @Nullable Duration took,
        @Nullable PoolState pool,
        Outcome outcome,
        List<Attempt> attempts,
        @Nullable String sqlState,
        int position,
        String advice) {

    /** Copies the list. */
    public Diagnosis {
        attempts = List.copyOf(attempts);
    }

    /** An outcome and an advice; nothing else is known. */
    public static Diagnosis of(Outcome outcome, String advice) {
        return new Diagnosis(null, null, null, null, outcome, List.of(), null, 0, advice);
    }

    /** The same with the place where it happened. */
    public Diagnosis at(String databaseName, @Nullable String nodeName) {
        return new Diagnosis(databaseName, nodeName, took, pool, outcome, attempts, sqlState, position, advice);
    }

    /** The same with how long it took. */
    public Diagnosis after(Duration duration) {
        return new Diagnosis(database, node, duration, pool, outcome, attempts, sqlState, position, advice);
    }

    /** The same with the pool's state. */
    public Diagnosis with(PoolState state) {
        return new Diagnosis(database, node, took, state, outcome, attempts, sqlState, position, advice);
    }

    /** The same with another outcome. */
    public Diagnosis with(Outcome newOutcome) {
        return new Diagnosis(database, node, took, pool, newOutcome, attempts, sqlState, position, advice);
    }

    /** The same with the tries. */
    public Diagnosis with(List<Attempt> tries) {
        return new Diagnosis(database, node, took, pool, outcome, tries, sqlState, position, advice);
    }

    /** The same with what the server said. */
    public Diagnosis withServer(@Nullable String state, int textPosition) {
        return new Diagnosis(database, node, took, pool, outcome, attempts, state, textPosition, advice);
    }
}
