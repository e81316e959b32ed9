package dev.penstock.connectors.tck.fake;

import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.Row;
import dev.penstock.engine.api.RowBatch;
import dev.penstock.engine.api.document.ObjectId;
import java.util.List;
import java.util.stream.IntStream;

/** The keys of inserted documents that had none, as rows. */
record FakeKeys(List<ObjectId> keys) implements RowBatch {
    private static final List<Column> COLUMNS = List.of(new Column("_id", "objectId", ObjectId.class));

    /** Copies the list. */
    FakeKeys {
        keys = List.copyOf(keys);
    }

    List<Row> rows() {
        return IntStream.range(0, keys.size())
                .mapToObj(i -> new Row(COLUMNS, this, i))
                .toList();
    }

    @Override
    public int size() {
        return keys.size();
    }

    @Override
    public Object value(int row, int column) {
        return keys.get(row);
    }

    @Override
    public String text(int row, int column) {
        return keys.get(row).hex();
    }
}
