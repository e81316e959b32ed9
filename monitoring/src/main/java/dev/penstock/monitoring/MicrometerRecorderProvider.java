package dev.penstock.monitoring;

import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.spi.Recorder;
import dev.penstock.engine.api.spi.RecorderProvider;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/**
 * Opens recorders on Micrometer. Each has its own registry for Prometheus and a ring of seconds per database. Stateless
 * and thread-safe.
 */
public final class MicrometerRecorderProvider implements RecorderProvider {

    @Override
    public Recorder open(Supplier<List<Database>> databases) {
        return new MicrometerRecorder(databases, InstantSource.system());
    }
}
