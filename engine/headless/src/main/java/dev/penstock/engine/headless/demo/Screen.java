package dev.penstock.engine.headless.demo;

import dev.penstock.engine.headless.text.Display;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Supplier;

/** Where a table is shown again and again: in place on a terminal, one block under the other elsewhere. */
final class Screen {
    private static final String ERASE_LINE = "\u001b[K";
    private static final String ERASE_BELOW = "\u001b[J";

    private final PrintWriter out;
    private final boolean terminal;
    private final Supplier<Integer> width;
    private int shown;

    Screen(PrintWriter out, boolean terminal, Supplier<Integer> width) {
        this.out = out;
        this.terminal = terminal;
        this.width = width;
    }

    /** Shows it in place of the last one. */
    void show(List<String> lines) {
        if (terminal) {
            if (shown > 0) {
                out.print("\u001b[" + shown + "A");
            }
            // a line that the terminal breaks would count as two on the way up
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

    /** Whether whoever read it has gone. */
    boolean gone() {
        return out.checkError();
    }
}
