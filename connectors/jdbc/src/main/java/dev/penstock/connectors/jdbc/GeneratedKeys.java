package dev.penstock.connectors.jdbc;

import dev.penstock.engine.api.Row;
import dev.penstock.engine.api.spi.RowCursor;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads the keys that a server has generated for the rows of a statement. */
final class GeneratedKeys {
    private static final int FIRST_ROWS = 1;

    private GeneratedKeys() {}

    /** The keys of an executed call; empty if its options ask for none. */
    static List<Row> of(SqlDriver driver, Call call) throws SQLException {
        if (!call.returnsKeys()) {
            return List.of();
        }
        RowSource source = driver.keys(
                call.statement(),
                call.analysed().kind(),
                call.options().generatedKeys(),
                call.options().maxCellBytes());
        if (source == null) {
            return List.of();
        }
        CellBatch batch;
        try {
            batch = CellReader.read(source, RowCursor.ALL, FIRST_ROWS);
        } finally {
            source.close();
        }
        if (batch == null) {
            return List.of();
        }
        List<Row> keys = new ArrayList<>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            keys.add(new Row(source.shape().columns(), batch, i));
        }
        return keys;
    }
}
