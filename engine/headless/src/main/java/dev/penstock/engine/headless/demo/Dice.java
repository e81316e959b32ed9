package dev.penstock.engine.headless.demo;

import java.util.List;
import java.util.Random;

/** Chance that falls the same way for the same seed, on every machine: {@link Random}'s algorithms are specified. */
final class Dice {
    private final Random random;

    Dice(long seed) {
        random = new Random(seed);
    }

    /** From 0, below the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Both ends included. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** From 0, below 1. */
    double share() {
        return random.nextDouble();
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** From 0, below the bound, low numbers far more often than high ones: what sells, and who buys. */
    int skewed(int bound) {
        double share = random.nextDouble();
        return (int) (bound * share * share);
    }

    /** Around a mean, never under the least. */
    int around(int mean, int spread, int least) {
        return Math.max(least, (int) (mean + spread * random.nextGaussian()));
    }

    /** One more again and again with that probability, from 1 to the most. */
    int run(double more, int most) {
        int count = 1;
        while (count < most && chance(more)) {
            count++;
        }
        return count;
    }

    /** The whole part, and one more with the probability of the rest: sums come out as they should. */
    int rounded(double expected) {
        int whole = (int) expected;
        return chance(expected - whole) ? whole + 1 : whole;
    }
}
