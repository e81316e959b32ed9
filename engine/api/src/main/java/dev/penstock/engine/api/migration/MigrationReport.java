package dev.penstock.engine.api.migration;

import java.time.Duration;
import java.util.List;

/**
 * What an apply has done.
 *
 * @param applied titles of the migrations that it applied, in order; empty if nothing was pending any more
 * @param took from beginning to end, waiting for another apply included
 */
public record MigrationReport(List<String> applied, Duration took) {

    /** Copies the list. */
    public MigrationReport {
        applied = List.copyOf(applied);
    }
}
