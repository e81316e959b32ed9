package dev.penstock.engine.headless.command;

import java.util.Locale;

/** How results are printed. */
enum OutputFormat {
    TABLE(1_000),
    JSON(2_000),
    CSV(2_000);

    private final int batch;

    OutputFormat(int batch) {
        this.batch = batch;
    }

    /** Rows to ask the server for at a time; one more than are wanted tells that there are more. */
    int fetchSize(long limit) {
        return (int) Math.min(batch, limit == Long.MAX_VALUE ? limit : limit + 1);
    }

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
