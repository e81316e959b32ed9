package dev.penstock.engine.headless.command;

import dev.penstock.engine.api.Changed;
import dev.penstock.engine.api.Document;
import dev.penstock.engine.api.Documents;
import dev.penstock.engine.api.ExportFormat;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.Several;
import dev.penstock.engine.headless.text.Json;
import dev.penstock.engine.headless.text.UnitFormat;
import java.time.Duration;
import java.util.List;

/** Prints the results of a statement to standard output, and counts and times to standard error. */
final class ResultPrinter {
    private final Terminal terminal;
    private final Penstock penstock;
    private final OutputFormat format;
    private final long limit;
    private final Interrupts interrupts;
    private final StatementProgress progress;
    private final Output output;
    private long begun = System.nanoTime();
    private boolean printed;

    ResultPrinter(
            Terminal terminal,
            Penstock penstock,
            OutputFormat format,
            long limit,
            Interrupts interrupts,
            StatementProgress progress) {
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
            case Changed changed -> say(changed(changed));
            case Rows rows -> rows(rows);
            case Documents documents -> documents(documents);
            case Several several -> several(several);
        }
    }

    private void several(Several several) {
        try (several) {
            interrupts.cancels(several, Several::cancel);
            for (Result next = several.next(); next != null; next = several.next()) {
                print(next);
                interrupts.cancels(several, Several::cancel);
            }
        }
    }

    private static String changed(Changed changed) {
        return "Done, " + (changed.changed() == 0 ? "no row" : UnitFormat.rows(changed.changed())) + " changed";
    }

    private void rows(Rows rows) {
        LimitedRows counted = new LimitedRows(rows, limit);
        try (counted) {
            interrupts.cancels(counted, Rows::cancel);
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
        say(UnitFormat.rows(counted.count()));
        if (counted.cut()) {
            terminal.err()
                    .println("Only the first " + UnitFormat.count(limit)
                            + " rows are shown. --max-rows N shows more, --format csv shows all.");
        }
    }

    private void export(LimitedRows rows, ExportFormat target) {
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
            interrupts.cancels(documents, Documents::cancel);
            for (List<Document> some = documents.next(); some != null && !cut; some = cut ? null : documents.next()) {
                progress.pause();
                for (Document document : some) {
                    cut = count == limit;
                    if (cut) {
                        break;
                    }
                    output.line(Json.of(document.fields()));
                    count++;
                }
            }
        }
        say(count == 1 ? "1 document" : UnitFormat.count(count) + " documents");
        if (cut) {
            terminal.err()
                    .println("Only the first " + UnitFormat.count(limit)
                            + " documents are shown. --max-rows N shows more.");
        }
    }

    /** Prints one line per result, with the time since the previous one. */
    private void say(String what) {
        progress.pause();
        long now = System.nanoTime();
        terminal.err().println(what + ", " + UnitFormat.duration(Duration.ofNanos(now - begun)));
        begun = now;
    }
}
