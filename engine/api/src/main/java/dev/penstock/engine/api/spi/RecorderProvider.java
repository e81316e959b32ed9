package dev.penstock.engine.api.spi;

import dev.penstock.engine.api.Database;
import java.util.List;
import java.util.function.Supplier;

/** The recorder as a service. */
@FunctionalInterface
public interface RecorderProvider {

    /**
     * A recorder for one engine.
     *
     * @param databases its databases at the moment of asking, for gauges over their pools and nodes; may be asked only
     *     after this has returned
     */
    Recorder open(Supplier<List<Database>> databases);
}
