package dev.penstock.engine.api.migration;

import java.time.Duration;
import java.util.List;

/**
 * The result of an apply.
 *
 * @param applied the titles of the applied migrations, in order; empty if none was pending
 * @param took the total duration, including the wait for another apply
 */
public record MigrationReport(List<String> applied, Duration took) {

    /** Copies the list. */
    public MigrationReport {
        applied = List.copyOf(applied);
    }
}
