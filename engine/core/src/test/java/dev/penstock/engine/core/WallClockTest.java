package dev.penstock.engine.core;

import static java.time.temporal.ChronoUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The clocks are an hour apart here, so that a machine that stands still for a moment makes no difference. */
class WallClockTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final WallClock clock = new WallClock();

    @Test
    void at_now_isTheTimeOfDay() {
        assertThat(clock.at(System.nanoTime())).isCloseTo(Instant.now(), within(1, MINUTES));
    }

    @Test
    void at_anHourAgo_isAnHourEarlier() {
        assertThat(clock.at(System.nanoTime() - HOUR.toNanos()))
                .isCloseTo(Instant.now().minus(HOUR), within(1, MINUTES));
    }

    @Test
    void at_longAfterTheLastReading_isLater() {
        assertThat(clock.at(System.nanoTime() + HOUR.toNanos()))
                .isCloseTo(Instant.now().plus(HOUR), within(1, MINUTES));
    }
}
