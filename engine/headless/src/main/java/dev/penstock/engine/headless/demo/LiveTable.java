package dev.penstock.engine.headless.demo;

import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.headless.admin.StopSignal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Shows the table of databases in a terminal and refreshes it until the time limit or a signal. */
final class LiveTable {
    private static final Duration IN_PLACE = Duration.ofSeconds(1);
    private static final Duration BLOCKS = Duration.ofSeconds(5);

    private final DatabaseTable table;
    private final TerminalScreen screen;
    private final Duration every;
    private final List<String> footer;

    LiveTable(Penstock penstock, TerminalScreen screen, boolean terminal, List<String> footer) {
        this.table = new DatabaseTable(penstock);
        this.screen = screen;
        this.every = terminal ? IN_PLACE : BLOCKS;
        this.footer = List.copyOf(footer);
    }

    /** Shows the table at least once, and once more at the end. */
    void show(StopSignal stop, Deadline until) throws InterruptedException {
        boolean stopped = false;
        while (!stopped && !until.expired() && !screen.closed()) {
            paint();
            Duration left = until.remaining();
            stopped = stop.await(left.compareTo(every) < 0 ? left : every);
        }
        paint();
    }

    private void paint() {
        List<String> lines = new ArrayList<>(table.lines());
        lines.addAll(footer);
        screen.show(lines);
    }
}
