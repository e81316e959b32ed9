package dev.penstock.engine.api.spi;

import dev.penstock.engine.api.ConnectionStep;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.PenstockException;

/**
 * One connection test of one node. A connector reports each part to it once, in the order of
 * {@link ConnectionStep.Part}, as soon as the part ends. No part may follow a failed one. For one thread.
 */
public interface ConnectionTest {

    /** The deadline of the whole test. */
    Deadline deadline();

    /**
     * Reports a part that passed.
     *
     * @param found what was found, in one sentence without a full stop
     */
    void passed(ConnectionStep.Part part, String found);

    /**
     * Reports a part that does not apply to the profile or to the engine.
     *
     * @param why in one sentence without a full stop
     */
    void skipped(ConnectionStep.Part part, String why);

    /** Reports a part that failed. The parts behind it are not reached. */
    void failed(ConnectionStep.Part part, PenstockException failure);

    /**
     * Sets what a cancel closes from now on, so that a blocked test returns. A cancel that came before closes it at
     * once. Closing it must do no harm when the test no longer uses it.
     *
     * @param resource closed on any thread
     */
    void closeOnCancel(AutoCloseable resource);
}
