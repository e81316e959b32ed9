package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.spi.AnalysedStatement;
import dev.penstock.engine.api.spi.Analysis;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AnalysisCacheTest {
    private static final int WEIGHT = 1_000;

    private final AtomicInteger analysed = new AtomicInteger();

    @Test
    void of_aTextMetBefore_isTheSameAnalysis() {
        AnalysisCache cache = new AnalysisCache(this::analyse);

        Analysis first = cache.of("SELECT 1");

        assertThat(cache.of("SELECT " + 1)).isSameAs(first);
        assertThat(analysed).hasValue(1);
    }

    @Test
    void of_aTextOver64Kilobytes_isNotKept() {
        AnalysisCache cache = new AnalysisCache(this::analyse);
        String text = "x".repeat((64 << 10) + 1);

        cache.of(text);
        cache.of(text);
        cache.of("y".repeat(64 << 10));

        assertThat(analysed).hasValue(3);
        assertThat(cache.size()).isEqualTo(1);
    }

    @Test
    void of_anAnalysisOverTheLimit_isNotKept() {
        AnalysisCache cache = new AnalysisCache(this::analyse, WEIGHT - 1);

        cache.of("SELECT 1");

        assertThat(cache.size()).isZero();
        assertThat(cache.weight()).isZero();
    }

    @Test
    void of_moreThanTheLimit_keepsTheWeightBelowIt() {
        AnalysisCache cache = new AnalysisCache(this::analyse, 10 * WEIGHT);

        for (int i = 0; i < 1_000; i++) {
            cache.of("SELECT " + i);
        }

        assertThat(cache.weight()).isEqualTo(10L * WEIGHT);
        assertThat(cache.size()).isEqualTo(10);
    }

    @Test
    void of_aTextThatIsMetAgain_outlivesThoseMetOnce() {
        AnalysisCache cache = new AnalysisCache(this::analyse, 10 * WEIGHT);
        cache.of("again");

        for (int i = 0; i < 1_000; i++) {
            cache.of("once " + i);
            cache.of("again");
        }

        assertThat(analysed).hasValue(1_001);
    }

    @Test
    void of_aFunctionThatThrows_keepsNothing() {
        AnalysisCache cache = new AnalysisCache(text -> {
            throw new IllegalStateException(text);
        });

        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> cache.of("x")))
                .isInstanceOf(IllegalStateException.class);
        assertThat(cache.size()).isZero();
    }

    @Test
    void of_manyThreads_countsEachEntryOnce() throws Exception {
        AnalysisCache cache = new AnalysisCache(this::analyse, 50 * WEIGHT);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> done = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                int seed = t;
                done.add(threads.submit(() -> {
                    Random random = new Random(seed);
                    for (int i = 0; i < 20_000; i++) {
                        String text = "SELECT " + random.nextInt(100);
                        assertThat(cache.of(text).digest()).isEqualTo(text);
                    }
                }));
            }
            for (Future<?> each : done) {
                each.get();
            }
        }

        assertThat(cache.weight()).isEqualTo((long) WEIGHT * cache.size()).isLessThanOrEqualTo(50L * WEIGHT);
    }

    private Analysis analyse(String text) {
        analysed.incrementAndGet();
        return new FixedAnalysis(text);
    }

    private record FixedAnalysis(String digest) implements Analysis {
        @Override
        public List<AnalysedStatement> statements() {
            return List.of(AnalysedStatement.unknown(""));
        }

        @Override
        public Intent intent() {
            return Intent.WRITE;
        }

        @Override
        public int weight() {
            return WEIGHT;
        }
    }
}
