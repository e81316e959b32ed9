package dev.penstock.engine.api.spi;

import dev.penstock.engine.api.Metrics;
import dev.penstock.engine.api.StatementDetail;
import dev.penstock.engine.api.StatementEvent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Counts and times every statement, on the thread that runs it: be quick. Safe for use by many threads. */
public interface Recorder extends AutoCloseable {

    /** Records nothing. */
    Recorder OFF = new Recorder() {
        private final Metrics nothing = new Metrics() {
            @Override
            public Instant recordingSince() {
                return Instant.MAX;
            }

            @Override
            public Series series(String database, Duration window) {
                return new Series(database, List.of(), Latency.NONE);
            }

            @Override
            public Series series(List<String> databases, Duration window, Duration slot) {
                return new Series("", List.of(), Latency.NONE);
            }

            @Override
            public Statements statements(String database, Duration window) {
                return new Statements(database, List.of(), null);
            }

            @Override
            public Optional<StatementDetail> statement(String database, String digest, Duration window) {
                return Optional.empty();
            }

            @Override
            public Waits waits(List<String> databases, Duration window) {
                return new Waits(null, Latency.NONE, List.of());
            }

            @Override
            public void expose(Appendable out) throws IOException {
                out.append("# recording is switched off\n");
            }
        };

        @Override
        public void started(StatementEvent.Started started) {}

        @Override
        public void completed(StatementEvent.Completed completed) {}

        @Override
        public Metrics metrics() {
            return nothing;
        }

        @Override
        public void close() {}
    };

    /** An operation begins. */
    void started(StatementEvent.Started started);

    /** It has ended, refused and failed ones included. */
    void completed(StatementEvent.Completed completed);

    /** What it has recorded. */
    Metrics metrics();

    /** Ends its threads. Idempotent. */
    @Override
    void close();
}
