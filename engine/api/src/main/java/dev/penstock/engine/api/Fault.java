package dev.penstock.engine.api;

import java.nio.file.Path;
import java.util.Comparator;

/**
 * One fault of a workspace.
 *
 * @param file the file
 * @param line the line, from 1; 0 if the fault concerns the whole file
 * @param column the column, from 1; 0 if the fault concerns the whole file
 * @param key the path of the key: {@code databases.orders.pool.max}
 * @param found the fault
 * @param advice what to write instead
 */
public record Fault(Path file, int line, int column, String key, String found, String advice)
        implements Comparable<Fault> {

    private static final Comparator<Fault> BY_PLACE = Comparator.comparing(Fault::file)
            .thenComparingInt(Fault::line)
            .thenComparingInt(Fault::column)
            .thenComparing(Fault::key)
            .thenComparing(Fault::found);

    @Override
    public int compareTo(Fault other) {
        return BY_PLACE.compare(this, other);
    }

    /** {@code penstock.yaml:4:12: databases.orders.pool.max: found 0. Write a whole number from 1 to 10000.} */
    @Override
    public String toString() {
        String place = line > 0 ? file + ":" + line + ":" + column : file.toString();
        return place + ": " + (key.isEmpty() ? "" : key + ": ") + found + ". " + advice;
    }
}
