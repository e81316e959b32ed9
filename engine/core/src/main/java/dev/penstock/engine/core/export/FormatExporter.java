package dev.penstock.engine.core.export;

import dev.penstock.engine.api.Exporter;
import dev.penstock.engine.api.RowBatch;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.Task;
import dev.penstock.engine.core.files.AtomicFile;
import dev.penstock.engine.core.files.WriteFailures;
import dev.penstock.engine.core.task.LongWork;
import dev.penstock.engine.core.task.RunningTask;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** Copies rows from their batches to a writer. */
final class FormatExporter implements Exporter {
    private final Function<Utf8Output, FormatWriter> format;
    private final LongWork tasks;

    FormatExporter(Function<Utf8Output, FormatWriter> format, LongWork tasks) {
        this.format = format;
        this.tasks = tasks;
    }

    @Override
    public long write(Rows rows, OutputStream out) {
        try {
            return copy(rows, out, written -> {});
        } catch (IOException e) {
            throw WriteFailures.stream(e);
        }
    }

    @Override
    public Task<Long> toFile(Rows rows, long total, Path file) {
        try {
            return tasks.start(
                    "Exporting to " + file.getFileName(),
                    "rows",
                    total,
                    rows::cancel,
                    task -> toFile(rows, file, task));
        } catch (RuntimeException refused) {
            try (rows) {
                throw refused;
            }
        }
    }

    private long toFile(Rows rows, Path file, RunningTask<?> task) {
        // also if the file cannot be created
        try (rows) {
            return AtomicFile.replace(
                    file,
                    out -> copy(rows, out, written -> {
                        task.done(written);
                        task.checkpoint();
                    }));
        }
    }

    private long copy(Rows rows, OutputStream stream, LongConsumer progress) throws IOException {
        try (rows) {
            Utf8Output out = new Utf8Output(stream);
            FormatWriter writer = format.apply(out);
            writer.begin(rows.columns());
            long written = 0;
            for (RowBatch batch = rows.next(); batch != null; batch = rows.next()) {
                for (int row = 0; row < batch.size(); row++) {
                    writer.row(batch, row);
                }
                written += batch.size();
                progress.accept(written);
            }
            writer.end();
            out.flush();
            // a cancel after the last row still stops the export
            progress.accept(written);
            return written;
        }
    }
}
