package dev.penstock.examples;

import dev.penstock.engine.api.Session;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/** Loads lines into a table, a thousand rows in each round trip. */
public final class BatchLoad {
    private static final int ROWS = 1000;

    private BatchLoad() {}

    /**
     * Loads items; each thousand is loaded whole or not at all.
     *
     * @param lines each as {@code name;price;stock}
     * @return how many rows were inserted
     */
    public static long load(Session session, Stream<String> lines) {
        return lines.map(line -> line.split(";", -1))
                .gather(Gatherers.windowFixed(ROWS))
                .mapToLong(rows -> session.batch(
                                "INSERT INTO item (name, price, stock) VALUES (?, ?, ?)", rows, BatchLoad::values)
                        .changed())
                .sum();
    }

    private static List<Object> values(String[] cells) {
        return List.of(cells[0], new BigDecimal(cells[1]), Integer.parseInt(cells[2]));
    }
}
