package dev.penstock.engine.core;

/** Holds deadlines that {@link DeadlineSweep} watches. */
@FunctionalInterface
interface Sweepable {

    /**
     * Handles the deadlines that have passed. Called by the sweep's thread alone, every tick: returns quickly.
     *
     * @param now the current {@link System#nanoTime()}
     * @return whether it holds anything that must be looked at again
     */
    boolean sweep(long now);
}
