package dev.penstock.app.ui.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0",
                "0.25 | 0.25",
                "12.34 | 12.3",
                "99.96 | 100",
                "1234 | 1,230",
                "999 | 999",
                "-1234.5 | -1,230",
                "-999 | -999",
                "1234567 | 1,230,000",
                "0.00001234 | 0.0000123",
                "-0.0004567 | -0.000457"
            })
    void number_hasThreeSignificantDigits(double value, String text) {
        assertThat(Figures.number(value)).isEqualTo(text);
    }

    @Test
    void number_thatIsNone_isRefused() {
        assertThatThrownBy(() -> Figures.number(Double.NaN)).hasMessageContaining("NaN");
    }

    @Test
    void count_hasEveryDigit() {
        assertThat(Figures.count(1_234_567)).isEqualTo("1,234,567");
        assertThat(Figures.count(-123_456)).isEqualTo("-123,456");
        assertThat(Figures.count(-1_000)).isEqualTo("-1,000");
        assertThat(Figures.count(999)).isEqualTo("999");
        assertThat(Figures.perSecond(12.34)).isEqualTo("12.3/s");
    }

    @ParameterizedTest
    @CsvSource({
        "PT0.00042S, 0.42 ms",
        "PT0.0123S, 12.3 ms",
        "PT0.9996S, 1 s",
        "PT1.234S, 1.23 s",
        "PT59.94S, 59.9 s",
        "PT1M, 1 min",
        "PT2M5S, 2 min 5 s",
        "PT3H4M, 3 h 4 min",
        "PT49H, 2 d 1 h"
    })
    void duration_takesTheUnitThatFits(Duration duration, String text) {
        assertThat(Figures.duration(duration)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"PT-3S, 0 s", "PT12.9S, 12 s", "PT2M5S, 2 min 5 s"})
    void span_isInWholeSeconds(Duration duration, String text) {
        assertThat(Figures.span(duration)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"512 | 512 B", "1023 | 1,020 B", "1536 | 1.5 KiB", "88290000 | 84.2 MiB", "1099511627776 | 1 TiB"})
    void bytes_haveBinaryUnits(long bytes, String text) {
        assertThat(Figures.bytes(bytes)).isEqualTo(text);
    }

    @Test
    void missingFigure_isADashWithAReason() {
        assertThat(Figure.missing("not asked")).isEqualTo(new Figure("—", "not asked"));
        assertThat(Figure.of("1 s").missing()).isNull();
    }

    @Test
    void brief_isShortAndSaysItsScale() {
        assertThat(Figures.brief(0)).isEqualTo("0");
        assertThat(Figures.brief(999)).isEqualTo("999");
        assertThat(Figures.brief(3_503)).isEqualTo("3.5 k");
        assertThat(Figures.brief(999_499)).isEqualTo("999 k");
        assertThat(Figures.brief(999_500)).isEqualTo("1 M");
        assertThat(Figures.brief(12_345_678)).isEqualTo("12.3 M");
        assertThat(Figures.brief(2_000_000_000L)).isEqualTo("2 G");
    }
}
