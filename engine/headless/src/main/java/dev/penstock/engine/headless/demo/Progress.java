package dev.penstock.engine.headless.demo;

/** Hears how far the demo has been made. */
@FunctionalInterface
interface Progress {
    /** A part is made: what, and its rows. */
    void made(String what, long rows);
}
