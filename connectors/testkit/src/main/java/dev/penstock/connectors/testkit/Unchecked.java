package dev.penstock.connectors.testkit;

import java.util.concurrent.Callable;

/** Runs what throws checked exceptions, and throws {@link IllegalStateException} that says what was being done. */
final class Unchecked {
    private Unchecked() {}

    /** Work without a result. */
    @FunctionalInterface
    interface Action {
        void run() throws Exception;
    }

    static void run(String what, Action action) {
        get(what, () -> {
            action.run();
            return true;
        });
    }

    /**
     * Returns what {@code work} returns.
     *
     * @param what goes on after "Cannot"
     */
    static <T> T get(String what, Callable<T> work) {
        try {
            return work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted: cannot " + what, e);
        } catch (Exception e) {
            throw new IllegalStateException("Cannot " + what + ": " + e.getMessage(), e);
        }
    }
}
