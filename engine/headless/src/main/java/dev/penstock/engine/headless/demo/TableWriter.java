package dev.penstock.engine.headless.demo;

import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.Transaction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Inserts rows into one table in a transaction, several per statement. Not thread-safe. */
final class TableWriter {
    /** The connectors do not cache longer texts and would parse them again each time. */
    private static final int LONGEST = 15_000;

    private static final int MOST_ROWS = 400;

    private final Transaction transaction;
    private final String head;
    private final String row;
    private final int batch;
    private final List<@Nullable Object> values = new ArrayList<>();
    private @Nullable TableWriter parent;
    private int pending;
    private long written;

    TableWriter(Transaction transaction, String table, String... columns) {
        this.transaction = transaction;
        head = "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES ";
        row = "(" + String.join(",", Collections.nCopies(columns.length, "?")) + ")";
        batch = Math.min(MOST_ROWS, (LONGEST - head.length()) / (row.length() + 1));
    }

    /** Makes this writer flush another table first, because its rows are referenced. */
    TableWriter after(TableWriter table) {
        parent = table;
        return this;
    }

    /** Adds a row. A null is SQL's NULL. */
    void add(@Nullable Object... row) {
        Collections.addAll(values, row);
        pending++;
        if (pending == batch) {
            flush();
        }
    }

    /** Writes the pending rows. */
    void flush() {
        if (parent != null) {
            parent.flush();
        }
        if (pending > 0) {
            String text = head + String.join(",", Collections.nCopies(pending, row));
            transaction.execute(SqlStatement.of(text, values.toArray()));
            written += pending;
            pending = 0;
            values.clear();
        }
    }

    /** The number of written rows. */
    long written() {
        return written;
    }
}
