package dev.penstock.engine.core;

/** Gets each operation of a work before it runs, so that one cancel can stop the work. */
@FunctionalInterface
interface OperationObserver {
    /** Observes nothing. */
    OperationObserver NONE = operation -> {};

    /**
     * The operation is about to run.
     *
     * @throws dev.penstock.engine.api.CancelledException if the work has been cancelled
     */
    void runs(Operation operation);
}
