package dev.penstock.connectors.tck.outcomes;

import dev.penstock.engine.api.Database;
import java.util.List;
import java.util.Set;

/**
 * A whole engine over a real database that can be interrupted, for all cases of one class. The database has a table {@code
 * outcome} with the key {@code id}. The pool has one connection, so that a lost permit stops the next case. For one thread.
 */
public interface OutcomesBed extends AutoCloseable {

    /** The database, through the engine and through what interrupts it. */
    Database database();

    /** The SQL that differs. */
    OutcomeTexts texts();

    /** What can happen to a call. */
    List<Interruption> interruptions();

    /** How many bytes have gone to the server so far; 0 without a network. */
    long bytesToServer();

    /** How many bytes have come from the server so far; 0 without a network. */
    long bytesFromServer();

    /**
     * Ends what the interruption left behind and makes the next connection a new one, so that each case begins with the same
     * messages.
     */
    void renew();

    /** Ends the interruption; held back bytes reach the server. */
    void heal();

    /**
     * Which of these rows the server holds, over a connection that is not the engine's, once no interrupted session is left
     * that could still write.
     */
    Set<Integer> present(int first, int count);

    /** Closes engine, database and server. */
    @Override
    void close();
}
