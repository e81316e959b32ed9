package dev.penstock.connectors.jdbc.analysis;

import dev.penstock.engine.api.spi.TouchedObject;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A table while its statement is scanned: its columns become known bit by bit. */
final class Touch {
    private final @Nullable String schema;
    private final String name;
    private final boolean written;
    private @Nullable Set<String> columns = new LinkedHashSet<>();
    private boolean surely = true;

    Touch(@Nullable String schema, String name, boolean written) {
        this.schema = schema;
        this.name = name;
        this.written = written;
    }

    /** It counts only if a column of it is named, as the table does that a statement changes: it may be read as well. */
    void onlyIfNamed() {
        surely = false;
    }

    void always() {
        surely = true;
    }

    boolean counts() {
        return surely || columns == null || !columns.isEmpty();
    }

    void column(String column) {
        if (columns != null) {
            columns.add(column);
        }
    }

    void allColumns() {
        columns = null;
    }

    TouchedObject object() {
        return new TouchedObject(schema, name, written, columns);
    }
}
