package dev.penstock.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.spi.Capability;
import java.time.Duration;
import java.time.Period;
import org.junit.jupiter.api.Test;

class IntervalTest {
    @Test
    void toString_isIso8601() {
        assertThat(new Interval(Period.of(1, 2, 3), Duration.ofHours(4).plusSeconds(6)))
                .hasToString("P1Y2M3DT4H6S");
        assertThat(new Interval(Period.ofDays(3), Duration.ZERO)).hasToString("P3D");
        assertThat(new Interval(Period.ZERO, Duration.ofSeconds(6))).hasToString("PT6S");
        assertThat(new Interval(Period.ZERO, Duration.ZERO)).hasToString("P0D");
    }

    @Test
    void words_ofTheInterface_standInADocumentedOrder() {
        assertThat(TransactionOptions.Isolation.values())
                .startsWith(TransactionOptions.Isolation.READ_UNCOMMITTED)
                .endsWith(TransactionOptions.Isolation.SERIALIZABLE);
        assertThat(Capability.valueOf("CANCEL")).isEqualTo(Capability.CANCEL);
        assertThat(ExportFormat.values()).containsExactly(ExportFormat.CSV, ExportFormat.JSON);
    }
}
