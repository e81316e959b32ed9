package dev.penstock.engine.headless.command;

import dev.penstock.engine.headless.text.ConsoleTable;
import dev.penstock.engine.headless.text.Json;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the results of a command to standard output: as a table for people, or as JSON for machines. */
final class Output {
    private final Terminal terminal;
    private final Writer out;

    Output(Terminal terminal) {
        this.terminal = terminal;
        this.out = new BufferedWriter(new OutputStreamWriter(terminal.out(), StandardCharsets.UTF_8));
    }

    /** A write to standard output. A failure becomes an {@link UncheckedIOException}. */
    interface Written {
        void to(Writer out) throws IOException;
    }

    void write(Written written) {
        try {
            written.to(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A table that fits the terminal; unlimited if there is none. */
    ConsoleTable table(List<ConsoleTable.Heading> headings, Writer to) {
        return new ConsoleTable(
                headings, terminal.outIsTerminal() ? terminal.width().get() : ConsoleTable.UNBOUNDED, to);
    }

    void table(List<ConsoleTable.Heading> headings, List<List<String>> rows) {
        write(to -> {
            ConsoleTable table = table(headings, to);
            for (List<String> row : rows) {
                table.row(row);
            }
            table.end();
        });
    }

    /** An array of objects, one per line. */
    void json(List<? extends Map<String, ? extends @Nullable Object>> rows) {
        write(to -> {
            String separator = "[\n";
            for (Map<String, ?> row : rows) {
                to.append(separator).append(Json.of(row));
                separator = ",\n";
            }
            to.append(rows.isEmpty() ? "[]\n" : "\n]\n");
        });
    }

    void line(String text) {
        write(to -> to.append(text).append('\n'));
    }
}
