package dev.penstock.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SparseCountsTest {

    @Test
    void visit_countsOfEveryLength_tellsThemAsTheyWere() {
        int[] counts = new int[LatencyBuckets.COUNT];
        List<String> expected = new ArrayList<>();
        int count = 1;
        for (int bucket = 0; bucket < counts.length; bucket += 1 + bucket / 3) {
            counts[bucket] = count;
            expected.add(bucket + "=" + count);
            count = count > Integer.MAX_VALUE / 3 ? Integer.MAX_VALUE : count * 3;
        }

        assertThat(told(SparseCounts.of(counts, 0, counts.length))).isEqualTo(expected);
    }

    @Test
    void visit_visitorHasEnough_stops() {
        int[] counts = {1, 2, 3};
        List<Integer> seen = new ArrayList<>();

        SparseCounts.of(counts, 0, 3).visit((bucket, count) -> {
            seen.add(count);
            return count < 2;
        });

        assertThat(seen).containsExactly(1, 2);
    }

    @Test
    void plus_overlapping_addsUp() {
        SparseCounts one = SparseCounts.of(new int[] {1, 0, 3}, 0, 3);
        SparseCounts other = SparseCounts.of(new int[] {0, 5, 4}, 0, 3);

        assertThat(told(one.plus(other))).containsExactly("0=1", "1=5", "2=7");
        assertThat(told(SparseCounts.NONE.plus(one))).isEqualTo(told(one));
    }

    private static List<String> told(SparseCounts counts) {
        List<String> told = new ArrayList<>();
        counts.visit((bucket, count) -> told.add(bucket + "=" + count));
        return told;
    }
}
