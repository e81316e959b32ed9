package dev.penstock.engine.core.export;

import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.RowBatch;
import java.io.IOException;
import java.util.List;

/** Writes one result in one format. Not thread-safe. */
interface FormatWriter {

    /** Writes the part before the first row. */
    void begin(List<Column> columns) throws IOException;

    /** Writes a row of a batch. */
    void row(RowBatch batch, int row) throws IOException;

    /** Writes the part after the last row. */
    void end() throws IOException;
}
