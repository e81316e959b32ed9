package dev.penstock.engine.headless.demo;

/** Hears how far the demo has been made. */
@FunctionalInterface
interface Progress {
    /** It is not there, and is being made. */
    default void begun() {}

    /** A part is made: what, and its rows. */
    void made(String what, long rows);
}
