package dev.penstock.connectors.testkit;

import java.util.concurrent.Callable;

/** Converts checked exceptions to {@link IllegalStateException} with a description of the work. */
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
     * Runs the work and returns its result.
     *
     * @param what the continuation of "Cannot"
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
