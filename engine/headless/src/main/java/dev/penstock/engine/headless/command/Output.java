package dev.penstock.engine.headless.command;

import dev.penstock.engine.headless.text.Json;
import dev.penstock.engine.headless.text.TextTable;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Standard output for what a command found: a table for people, or JSON for machines. */
final class Output {
    private final Terminal terminal;
    private final Writer out;

    Output(Terminal terminal) {
        this.terminal = terminal;
        this.out = new BufferedWriter(new OutputStreamWriter(terminal.out(), StandardCharsets.UTF_8));
    }

    /** Something written; that nobody takes it is told by {@link UncheckedIOException}. */
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

    /** A table as wide as the terminal; uncut where there is none. */
    TextTable table(List<TextTable.Heading> headings, Writer to) {
        return new TextTable(
                headings, terminal.outIsTerminal() ? terminal.width().get() : TextTable.UNBOUNDED, to);
    }

    void table(List<TextTable.Heading> headings, List<List<String>> rows) {
        write(to -> {
            TextTable table = table(headings, to);
            for (List<String> row : rows) {
                table.row(row);
            }
            table.end();
        });
    }

    /** An array of objects, one a line. */
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
