package dev.penstock.engine.headless.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricFormatTest {
    @ParameterizedTest
    @CsvSource({"0, 0/s", "0.25, 0.25/s", "12.34, 12.3/s", "1234.5, 1230/s", "100, 100/s", "0.3333, 0.333/s"})
    void perSecond_hasThreeDigitsAndAUnit(double value, String text) {
        assertThat(MetricFormat.perSecond(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 ms", "42000, 0.042 ms", "12345678, 12.3 ms", "999500000, 1 s", "1234000000, 1.23 s"})
    void duration_hasThreeDigitsAndAUnit(long nanos, String text) {
        assertThat(MetricFormat.duration(Duration.ofNanos(nanos))).isEqualTo(text);
    }

    @Test
    void display_isThere_whereTheSystemSaysSo() {
        assertThat(DisplayDetection.possible("Linux", Map.of())).isFalse();
        assertThat(DisplayDetection.possible("Linux", Map.of("DISPLAY", " "))).isFalse();
        assertThat(DisplayDetection.possible("Linux", Map.of("DISPLAY", ":0"))).isTrue();
        assertThat(DisplayDetection.possible("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0")))
                .isTrue();
        assertThat(DisplayDetection.possible("Windows 11", Map.of())).isTrue();
        assertThat(DisplayDetection.possible("Mac OS X", Map.of())).isTrue();
    }
}
