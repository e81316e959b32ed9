package dev.penstock.engine.core.export;

import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.RowBatch;
import java.io.IOException;
import java.util.List;

/** Writes one result in one format. For one thread. */
interface FormatWriter {

    /** What stands before the first row. */
    void begin(List<Column> columns) throws IOException;

    /** A row of a batch. */
    void row(RowBatch batch, int row) throws IOException;

    /** What stands after the last row. */
    void end() throws IOException;
}
