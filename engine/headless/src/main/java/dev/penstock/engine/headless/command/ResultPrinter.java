package dev.penstock.engine.headless.command;

import dev.penstock.engine.api.Count;
import dev.penstock.engine.api.Documents;
import dev.penstock.engine.api.ExportFormat;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.Several;
import dev.penstock.engine.headless.text.Figures;
import dev.penstock.engine.headless.text.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints what a statement returned to standard output, and what there is to say of it to standard error. */
final class ResultPrinter {
    private final Terminal terminal;
    private final Penstock penstock;
    private final OutputFormat format;
    private final long limit;
    private final Interrupts interrupts;
    private final Progress progress;
    private final Output output;
    private long begun = System.nanoTime();
    private boolean printed;

    ResultPrinter(
            Terminal terminal,
            Penstock penstock,
            OutputFormat format,
            long limit,
            Interrupts interrupts,
            Progress progress) {
        this.terminal = terminal;
        this.penstock = penstock;
        this.format = format;
        this.limit = limit;
        this.interrupts = interrupts;
        this.progress = progress;
        this.output = new Output(terminal);
    }

    void print(Result result) {
        switch (result) {
            case Count count -> say(changed(count));
            case Rows rows -> rows(rows);
            case Documents documents -> documents(documents);
            case Several several -> several(several);
        }
    }

    private void several(Several several) {
        try (several) {
            interrupts.stops(several, Several::cancel);
            for (Result next = several.next(); next != null; next = several.next()) {
                print(next);
                interrupts.stops(several, Several::cancel);
            }
        }
    }

    private static String changed(Count count) {
        return "Done, " + (count.rows() == 0 ? "no row" : Figures.rows(count.rows())) + " changed";
    }

    private void rows(Rows rows) {
        CountedRows counted = new CountedRows(rows, limit);
        try (counted) {
            interrupts.stops(counted, Rows::cancel);
            if (printed && format != OutputFormat.JSON) {
                output.line("");
            }
            printed = true;
            switch (format) {
                case TABLE -> {
                    progress.counting(counted::count);
                    new RowTable(output, progress).print(counted);
                }
                case CSV -> export(counted, ExportFormat.CSV);
                case JSON -> export(counted, ExportFormat.JSON);
            }
        }
        say(Figures.rows(counted.count()));
        if (counted.cut()) {
            terminal.err()
                    .println("There are more rows than these " + Figures.count(limit)
                            + ": --max-rows N prints more, --format csv all.");
        }
    }

    private void export(CountedRows rows, ExportFormat target) {
        if (terminal.outIsTerminal()) {
            progress.pause();
        } else {
            progress.counting(rows::count);
        }
        penstock.exporter(target).write(rows, terminal.out());
    }

    private void documents(Documents documents) {
        long count = 0;
        boolean cut = false;
        try (documents) {
            interrupts.stops(documents, Documents::cancel);
            for (List<Map<String, @Nullable Object>> some = documents.next();
                    some != null && !cut;
                    some = cut ? null : documents.next()) {
                progress.pause();
                for (Map<String, @Nullable Object> document : some) {
                    cut = count == limit;
                    if (cut) {
                        break;
                    }
                    output.line(Json.of(document));
                    count++;
                }
            }
        }
        say(count == 1 ? "1 document" : Figures.count(count) + " documents");
        if (cut) {
            terminal.err().println("There are more documents than these: --max-rows N prints more.");
        }
    }

    /** One line a result, with the time since the one before. */
    private void say(String what) {
        progress.pause();
        long now = System.nanoTime();
        terminal.err().println(what + ", " + Figures.duration(Duration.ofNanos(now - begun)));
        begun = now;
    }
}
