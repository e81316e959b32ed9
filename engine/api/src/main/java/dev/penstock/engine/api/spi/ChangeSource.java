package dev.penstock.engine.api.spi;

import dev.penstock.engine.api.ChangesRequest;
import dev.penstock.engine.api.Deadline;

/**
 * One node's streams of changes. Each has a connection of its own, outside the pool's permits, so that streams without
 * an end take no place from statements. Safe for use by many threads.
 */
public interface ChangeSource {

    /**
     * Opens a stream on a connection of its own. Returns when the server has taken the request: no change after that is
     * missed.
     *
     * @throws dev.penstock.engine.api.UnreachableException if no connection can be opened
     * @throws dev.penstock.engine.api.ConnectionLostException if it broke meanwhile, or the node cannot serve the stream
     *     any more, as after an election
     * @throws dev.penstock.engine.api.UnsupportedException if the engine cannot watch that
     * @throws dev.penstock.engine.api.PenstockException if the server refuses, as for a start it has no history of
     */
    ChangeCursor open(ChangesRequest request, Deadline deadline);
}
