package dev.penstock.engine.core.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Those who do the same large thing, in rounds that take turns; the first is Penstock. */
final class Sides {
    private final List<Side> sides = new ArrayList<>();

    /** One round of one side. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    /** One more, by the name it is printed with. */
    void add(String name, Work work) {
        sides.add(new Side(name, work, new ArrayList<>()));
    }

    /** Runs and times them all; who begins changes, so that none always follows the same. */
    void run(int rounds) throws Exception {
        for (int round = 0; round < rounds; round++) {
            for (int turn = 0; turn < sides.size(); turn++) {
                Side side = sides.get((turn + round) % sides.size());
                long begun = System.nanoTime();
                side.work().run();
                side.seconds().add((System.nanoTime() - begun) / 1e9);
            }
        }
    }

    /** Prints the medians, and which part of each one's speed Penstock has. */
    void print() {
        double ours = median(sides.getFirst().seconds());
        for (Side side : sides) {
            double seconds = median(side.seconds());
            System.out.printf(
                    "%-22s %8.3f s, Penstock has %.2f of its speed (medians; rounds %s)%n",
                    side.name(), seconds, seconds / ours, shown(side.seconds()));
        }
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static String shown(List<Double> seconds) {
        return seconds.stream().map(value -> String.format("%.2f", value)).collect(Collectors.joining(", "));
    }

    private record Side(String name, Work work, List<Double> seconds) {}
}
