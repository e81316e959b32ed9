package dev.penstock.engine.headless.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A text table with aligned columns. The first thousand rows are buffered to compute the widths; later rows are written
 * immediately. On a terminal, cells are truncated so that a row fits on a line. If too little of them would remain,
 * each row becomes a block.
 */
public final class ConsoleTable {
    /** The limit of a table that is never truncated. */
    public static final int UNBOUNDED = Integer.MAX_VALUE;

    private static final int SAMPLE = 1_000;
    private static final int LEAST = 6;
    private static final String GAP = "  ";

    private final List<Heading> headings;
    private final int limit;
    private final Appendable out;
    private final List<List<String>> waiting = new ArrayList<>();
    private final int[] widths;
    private boolean begun;
    private boolean blocks;
    private long written;

    /**
     * The heading of a column.
     *
     * @param title the title
     * @param right whether its cells are right-aligned, like numbers
     */
    public record Heading(String title, boolean right) {
        /** A column of text. */
        public static Heading text(String title) {
            return new Heading(title, false);
        }

        /** A column of numbers. */
        public static Heading number(String title) {
            return new Heading(title, true);
        }
    }

    /**
     * Creates an empty table.
     *
     * @param limit the width of the terminal in columns, or {@link #UNBOUNDED}
     * @param out the output
     */
    public ConsoleTable(List<Heading> headings, int limit, Appendable out) {
        this.headings = headings.stream()
                .map(heading -> new Heading(Display.visible(heading.title()), heading.right()))
                .toList();
        this.limit = limit;
        this.out = out;
        this.widths = this.headings.stream()
                .mapToInt(heading -> Display.width(heading.title()))
                .toArray();
    }

    /** Adds a row with one cell per column. */
    public void row(List<String> cells) throws IOException {
        List<String> shown = cells.stream().map(Display::visible).toList();
        if (begun) {
            write(shown);
            return;
        }
        waiting.add(shown);
        if (waiting.size() == SAMPLE) {
            begin();
        }
    }

    /** Ends the table and writes the buffered rows. */
    public void end() throws IOException {
        if (!begun) {
            begin();
        }
    }

    private void begin() throws IOException {
        begun = true;
        for (List<String> row : waiting) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Display.width(row.get(i)));
            }
        }
        fit();
        if (!blocks) {
            write(headings.stream().map(Heading::title).toList());
            written = 0;
            List<String> rule = new ArrayList<>();
            for (int width : widths) {
                rule.add("-".repeat(width));
            }
            out.append(String.join(GAP, rule)).append('\n');
        }
        for (List<String> row : waiting) {
            write(row);
        }
        waiting.clear();
    }

    /** Shrinks the widest columns until a row fits on a line. */
    private void fit() {
        long room = (long) limit - (long) GAP.length() * (widths.length - 1);
        int cap = 0;
        for (int width : widths) {
            cap = Math.max(cap, width);
        }
        if (sum(cap) <= room) {
            return;
        }
        int low = 0;
        while (low < cap) {
            int middle = (low + cap + 1) >>> 1;
            if (sum(middle) <= room) {
                low = middle;
            } else {
                cap = middle - 1;
            }
        }
        blocks = low < LEAST;
        for (int i = 0; i < widths.length && !blocks; i++) {
            widths[i] = Math.min(widths[i], low);
        }
        // the remaining width goes to the first truncated columns
        long spare = room - sum(low);
        for (int i = 0; i < widths.length && spare > 0 && !blocks; i++) {
            if (widths[i] == low) {
                widths[i]++;
                spare--;
            }
        }
    }

    private long sum(int cap) {
        long sum = 0;
        for (int width : widths) {
            sum += Math.min(width, cap);
        }
        return sum;
    }

    private void write(List<String> row) throws IOException {
        written++;
        if (blocks) {
            block(row);
            return;
        }
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = limit == UNBOUNDED ? row.get(i) : Display.cut(row.get(i), widths[i]);
            int padding = Math.max(0, widths[i] - Display.width(cell));
            if (i > 0) {
                line.append(GAP);
            }
            if (headings.get(i).right()) {
                line.repeat(' ', padding).append(cell);
            } else {
                line.append(cell).repeat(' ', padding);
            }
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }

    private void block(List<String> row) throws IOException {
        int title = Math.min(
                limit / 3,
                Collections.max(headings.stream()
                        .map(heading -> Display.width(heading.title()))
                        .toList()));
        out.append("-- row ").append(UnitFormat.count(written)).append(" --\n");
        for (int i = 0; i < widths.length; i++) {
            String name = Display.cut(headings.get(i).title(), title);
            String line = name
                    + " ".repeat(title - Display.width(name))
                    + GAP
                    + Display.cut(row.get(i), limit - title - GAP.length());
            out.append(line.stripTrailing()).append('\n');
        }
    }
}
