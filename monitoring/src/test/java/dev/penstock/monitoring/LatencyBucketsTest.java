package dev.penstock.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatencyBucketsTest {

    @Test
    void highest_fromTenMicrosecondsToTenMinutes_isWithinThreePercentAbove() {
        for (double nanos = 10_000; nanos < Duration.ofMinutes(10).toNanos(); nanos *= 1.0007) {
            long value = (long) nanos;
            long highest = LatencyBuckets.highest(LatencyBuckets.indexOf(value));
            assertThat(highest).isBetween(value, value + value * 3 / 100);
        }
    }

    @Test
    void indexOf_highestOfEachBucket_isThatBucketAndOneMoreIsTheNext() {
        for (int bucket = 0; bucket < LatencyBuckets.COUNT - 1; bucket++) {
            assertThat(LatencyBuckets.indexOf(LatencyBuckets.highest(bucket))).isEqualTo(bucket);
            assertThat(LatencyBuckets.indexOf(LatencyBuckets.highest(bucket) + 1))
                    .isEqualTo(bucket + 1);
        }
    }

    @Test
    void indexOf_outsideTheRange_isTheFirstOrTheLast() {
        assertThat(LatencyBuckets.indexOf(-1)).isZero();
        assertThat(LatencyBuckets.indexOf(0)).isZero();
        assertThat(LatencyBuckets.indexOf(Long.MAX_VALUE)).isEqualTo(LatencyBuckets.COUNT - 1);
    }
}
