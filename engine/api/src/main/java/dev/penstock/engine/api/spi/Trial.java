package dev.penstock.engine.api.spi;

import dev.penstock.engine.api.ConnectionStep;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.PenstockException;

/**
 * What a connector tells while it tries a node: each part once, in the order of {@link ConnectionStep.Part}, as it
 * ends. Nothing more is told after a failed one. For one thread.
 */
public interface Trial {

    /** When nobody waits for the node any more. */
    Deadline deadline();

    /**
     * A part ended well.
     *
     * @param found in one sentence without a full stop
     */
    void passed(ConnectionStep.Part part, String found);

    /**
     * A part is not asked for, or nothing that the engine has.
     *
     * @param why in one sentence without a full stop
     */
    void skipped(ConnectionStep.Part part, String why);

    /** A part failed; the ones behind it are not reached. */
    void failed(ConnectionStep.Part part, PenstockException failure);

    /**
     * What a cancel closes from now on, so that whoever waits for it waits no more; it is closed at once where the
     * cancel has come already. Closing it when it is no longer used does no harm.
     */
    void cutBy(AutoCloseable cut);
}
