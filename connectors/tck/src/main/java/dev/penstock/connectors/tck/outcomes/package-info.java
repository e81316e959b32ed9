/**
 * The theme 'outcomes': whether a write took effect is what the engine says. Each case runs a program, interrupts it at one
 * point, takes the outcome from the failure, and compares it with the rows that the server then holds.
 *
 * <p>The cases are the product of the programs ({@link dev.penstock.connectors.tck.outcomes.Program}: writes, commits,
 * rollbacks and reads, over the API and over JDBC) and the interruptions that a connector's bed has
 * ({@link dev.penstock.connectors.tck.outcomes.Interruption}: cuts at measured bytes, resets, silence, cancels, deadlines, a
 * killed session). The theme drives a whole engine through its public interface alone. A subclass in a module that has the
 * engine on its class path gives it an {@link dev.penstock.connectors.tck.outcomes.OutcomesBed}.
 *
 * <p>An unknown outcome is a failure of the case if the request cannot have reached the server, if the answer was complete, or
 * if the server undoes the work whatever happens: an engine that always says 'unknown' fails, like one that says 'not done'.
 */
package dev.penstock.connectors.tck.outcomes;
