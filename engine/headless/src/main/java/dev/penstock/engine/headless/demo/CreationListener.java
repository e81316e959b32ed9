package dev.penstock.engine.headless.demo;

/** Receives the progress of the demo's creation. */
@FunctionalInterface
interface CreationListener {
    /** The creation has started. */
    default void started() {}

    /** A part is complete, with its number of rows. */
    void completed(String what, long rows);
}
