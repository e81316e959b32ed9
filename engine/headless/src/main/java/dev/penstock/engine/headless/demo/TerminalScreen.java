package dev.penstock.engine.headless.demo;

import dev.penstock.engine.headless.text.Display;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Supplier;

/** Shows successive versions of a table: in place on a terminal, elsewhere as blocks below each other. */
final class TerminalScreen {
    private static final String ERASE_LINE = "\u001b[K";
    private static final String ERASE_BELOW = "\u001b[J";

    private final PrintWriter out;
    private final boolean terminal;
    private final Supplier<Integer> width;
    private int shown;

    TerminalScreen(PrintWriter out, boolean terminal, Supplier<Integer> width) {
        this.out = out;
        this.terminal = terminal;
        this.width = width;
    }

    /** Shows the lines in place of the previous ones. */
    void show(List<String> lines) {
        if (terminal) {
            if (shown > 0) {
                out.print("\u001b[" + shown + "A");
            }
            // a line that the terminal wraps would count as two when the cursor moves up
            int columns = width.get();
            lines.forEach(line -> out.print(Display.cut(line, columns) + ERASE_LINE + "\n"));
            out.print(ERASE_BELOW);
            shown = lines.size();
        } else {
            lines.forEach(line -> out.print(line + "\n"));
            out.print("\n");
        }
        out.flush();
    }

    /** Whether the reader has closed the output. */
    boolean closed() {
        return out.checkError();
    }
}
