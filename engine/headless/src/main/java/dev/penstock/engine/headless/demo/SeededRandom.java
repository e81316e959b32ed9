package dev.penstock.engine.headless.demo;

import java.util.List;
import java.util.Random;

/**
 * A random generator with the same sequence for the same seed on every machine, because {@link Random} specifies its
 * algorithms.
 */
final class SeededRandom {
    private final Random random;

    SeededRandom(long seed) {
        random = new Random(seed);
    }

    /** A number from 0, below the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** A number between two bounds, inclusive. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** A number from 0, below 1. */
    double share() {
        return random.nextDouble();
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /**
     * A number from 0, below the bound. Low numbers are much more likely, as for popular tracks and frequent customers.
     */
    int skewed(int bound) {
        double share = random.nextDouble();
        return (int) (bound * share * share);
    }

    /** A number around a mean, limited by a minimum. */
    int around(int mean, int spread, int least) {
        return Math.max(least, (int) (mean + spread * random.nextGaussian()));
    }

    /** A number from 1 up to a maximum. Each increment has the given probability. */
    int run(double more, int most) {
        int count = 1;
        while (count < most && chance(more)) {
            count++;
        }
        return count;
    }

    /** Rounds up with the probability of the fraction, so that sums of many numbers are correct. */
    int rounded(double expected) {
        int isComplete = (int) expected;
        return chance(expected - isComplete) ? isComplete + 1 : isComplete;
    }
}
