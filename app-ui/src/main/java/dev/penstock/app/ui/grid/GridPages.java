package dev.penstock.app.ui.grid;

import dev.penstock.app.ui.work.Background;
import dev.penstock.app.ui.work.Failure;
import dev.penstock.engine.api.Row;
import dev.penstock.engine.api.RowBatch;
import dev.penstock.engine.api.Spool;
import dev.penstock.engine.api.Subscription;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The rows around what is shown, read off the FX thread page by page, one read at a time; the least recently used pages
 * go. What is wanted replaces what was wanted before, so that a fast scroll reads where it ends and not all it passes.
 * FX thread only.
 */
final class GridPages {
    /** Rows of a page. */
    static final int ROWS = 64;

    private static final int MOST_PAGES = 64;
    private static final long MOST_BYTES = 64L << 20;
    private final Background background;
    private final Spool spool;
    private final Runnable arrived;
    private final Consumer<Failure> failed;
    private final Map<Long, Page> pages = new LinkedHashMap<>(MOST_PAGES, 0.75f, true);
    private long bytes;
    private long stored;
    private long wantedFrom;
    private long wantedTo;
    private @Nullable Subscription reading;

    private record Page(RowBatch batch, long bytes) {}

    /**
     * Reads nothing until {@link #want}.
     *
     * @param arrived told when wanted rows have come
     * @param failed told when they cannot be read; they are tried again when something is wanted next
     */
    GridPages(Background background, Spool spool, Runnable arrived, Consumer<Failure> failed) {
        this.background = background;
        this.spool = spool;
        this.arrived = arrived;
        this.failed = failed;
    }

    /** So many rows are stored by now. */
    void stored(long rows) {
        stored = rows;
        next();
    }

    /** These rows are shown: from the first to before the last. */
    void want(long from, long to) {
        wantedFrom = from;
        wantedTo = to;
        next();
    }

    /** A row if it has been read. */
    @Nullable
    Row row(long row) {
        Page page = pages.get(row / ROWS);
        int index = (int) (row % ROWS);
        return page == null || index >= page.batch.size() ? null : new Row(spool.columns(), page.batch, index);
    }

    /** How many pages are held. */
    int held() {
        return pages.size();
    }

    /** Forgets all, and what is being read. */
    void close() {
        if (reading != null) {
            reading.close();
        }
        wantedTo = wantedFrom;
        pages.clear();
    }

    private void next() {
        if (reading != null) {
            return;
        }
        long end = Math.min(wantedTo, stored);
        for (long page = wantedFrom / ROWS; page * ROWS < end; page++) {
            Page have = pages.get(page);
            if (have == null || have.batch.size() < Math.min(ROWS, end - page * ROWS)) {
                read(page);
                return;
            }
        }
    }

    private void read(long number) {
        reading = background.run(
                () -> {
                    RowBatch batch = spool.read(number * ROWS, ROWS);
                    return new Page(batch, weigh(batch, spool.columns().size()));
                },
                page -> put(number, page),
                failure -> {
                    reading = null;
                    failed.accept(failure);
                });
    }

    private void put(long number, Page page) {
        reading = null;
        Page old = pages.put(number, page);
        bytes += page.bytes - (old == null ? 0 : old.bytes);
        Iterator<Page> eldest = pages.values().iterator();
        while (pages.size() > 1 && (pages.size() > MOST_PAGES || bytes > MOST_BYTES)) {
            bytes -= eldest.next().bytes;
            eldest.remove();
        }
        arrived.run();
        if (old == null || old.batch.size() < page.batch.size()) {
            next();
        }
    }

    private static long weigh(RowBatch batch, int columns) {
        long characters = 0;
        for (int row = 0; row < batch.size(); row++) {
            for (int column = 0; column < columns; column++) {
                String text = batch.text(row, column);
                characters += text == null ? 0 : text.length();
            }
        }
        return 2 * characters;
    }
}
