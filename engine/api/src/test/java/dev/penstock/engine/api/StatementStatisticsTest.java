package dev.penstock.engine.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.engine.api.Metrics.Latency;
import dev.penstock.engine.api.StatementDetail.OnNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatementStatisticsTest {

    private static StatementStatistics statistics(long calls, List<Long> trend) {
        return new StatementStatistics(
                "select ?",
                "select 1",
                calls,
                0,
                calls,
                Duration.ofMillis(10),
                Duration.ofMillis(1),
                Latency.NONE,
                trend);
    }

    @Test
    void mean_ofNoCall_isMissing() {
        assertThat(statistics(4, List.of()).mean()).isEqualTo(Duration.ofNanos(2_500_000));
        assertThat(statistics(0, List.of()).mean()).isNull();
    }

    @Test
    void lists_areCopies() {
        List<Long> trend = new ArrayList<>(List.of(1L));
        List<OnNode> nodes = new ArrayList<>();
        StatementDetail detail = new StatementDetail(statistics(1, trend), nodes, List.of());
        Metrics.Statements all = new Metrics.Statements("orders", List.of(detail.statistics()), null);

        trend.add(2L);
        nodes.add(new OnNode("db1:5432", 1, 0, Duration.ZERO));

        assertThat(detail.statistics().trend()).containsExactly(1L);
        assertThat(detail.nodes()).isEmpty();
        assertThatThrownBy(() -> all.byDigest().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThat(new Metrics.Waits(null, Latency.NONE, List.of()).trend()).isEmpty();
    }
}
