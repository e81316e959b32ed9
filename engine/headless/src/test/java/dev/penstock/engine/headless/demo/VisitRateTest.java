package dev.penstock.engine.headless.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class VisitRateTest {
    @Test
    void visits_overADay_goUpAndDown_andComeAgain() {
        assertThat(VisitRate.visits(190)).isGreaterThan(2 * VisitRate.visits(20));
        assertThat(VisitRate.visits(120)).isGreaterThan(VisitRate.visits(60));
        for (int second = 0; second < 240; second++) {
            assertThat(VisitRate.visits(second)).isBetween(15.0, 43.0).isEqualTo(VisitRate.visits(second + 240.0));
        }
    }

    @Test
    void pause_onAverage_makesTheVisitsAskedFor() {
        SeededRandom random = new SeededRandom(1);
        double seconds = 0;
        for (int i = 0; i < 10_000; i++) {
            Duration pause = VisitRate.pause(random, 30, 3);
            assertThat(pause).isBetween(Duration.ZERO, Duration.ofSeconds(3));
            seconds += pause.toNanos() / 1e9;
        }
        assertThat(3 * 10_000 / seconds).isBetween(29.0, 31.0);
    }
}
