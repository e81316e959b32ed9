package dev.penstock.connectors.tck.fake;

import dev.penstock.engine.api.ChangesRequest;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.spi.ChangeCursor;
import dev.penstock.engine.api.spi.ChangeSource;

/** Streams of changes of the fake server, each over a connection of its own beside the pool's. */
record FakeChangeSource(FakeNodePool pool) implements ChangeSource {
    @Override
    public ChangeCursor open(ChangesRequest request, Deadline deadline) {
        if (!(request.watched() instanceof ChangesRequest.Collections watched)) {
            throw FakeFailures.unsupported(
                    "The fake database has no notifications", "Watch its documents.", pool.target());
        }
        if (!watched.pipeline().isEmpty()) {
            throw FakeFailures.unsupported(
                    "The fake database has no pipelines", "Watch without a pipeline.", pool.target());
        }
        return new FakeChangeCursor(pool.target(), pool.connect(), watched, request.start());
    }
}
