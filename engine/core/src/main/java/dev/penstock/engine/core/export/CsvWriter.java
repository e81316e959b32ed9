package dev.penstock.engine.core.export;

import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.RowBatch;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes CSV like PostgreSQL's client, except that an empty text is quoted, so that it differs from NULL. */
final class CsvWriter implements FormatWriter {
    /** The end-of-data marker of COPY. Some readers stop at it if it is not quoted. */
    private static final String END_OF_COPY = "\\.";

    private static final boolean[] QUOTED = new boolean[0x80];

    static {
        for (char c : new char[] {',', '"', '\n', '\r'}) {
            QUOTED[c] = true;
        }
    }

    private final Utf8Output out;
    private int width;

    CsvWriter(Utf8Output out) {
        this.out = out;
    }

    @Override
    public void begin(List<Column> columns) throws IOException {
        width = columns.size();
        for (int i = 0; i < width; i++) {
            field(i, columns.get(i).name());
        }
        out.ascii('\n');
    }

    @Override
    public void row(RowBatch batch, int row) throws IOException {
        for (int i = 0; i < width; i++) {
            field(i, batch.text(row, i));
        }
        out.ascii('\n');
    }

    @Override
    public void end() {
        // nothing follows the last row
    }

    private void field(int column, @Nullable String text) throws IOException {
        if (column > 0) {
            out.ascii(',');
        }
        if (text == null) {
            return;
        }
        if (text.isEmpty() || text.equals(END_OF_COPY) || !out.plain(text, QUOTED)) {
            quoted(text);
        }
    }

    private void quoted(String text) throws IOException {
        out.ascii('"');
        int from = 0;
        for (int quote = text.indexOf('"'); quote >= 0; quote = text.indexOf('"', quote + 1)) {
            out.text(text, from, quote + 1);
            // the next part starts with the quote again
            from = quote;
        }
        out.text(text, from, text.length());
        out.ascii('"');
    }
}
