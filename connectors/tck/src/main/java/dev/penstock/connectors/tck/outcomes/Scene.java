package dev.penstock.connectors.tck.outcomes;

/**
 * A case as its interruption sees it.
 *
 * @param requestBytes how many bytes the call sends to the server if nothing interrupts it; 0 without a network
 * @param answerBytes how many bytes it gets from there
 * @param caller the thread that runs the call, which may not have begun it
 * @param canceller cancels the call
 */
public record Scene(long requestBytes, long answerBytes, Thread caller, Canceller canceller) {

    /** Cancels a call. */
    @FunctionalInterface
    public interface Canceller {
        /** Cancels it, once it can be cancelled. */
        void cancel() throws Exception;
    }
}
