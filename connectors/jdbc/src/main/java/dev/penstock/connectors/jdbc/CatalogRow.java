package dev.penstock.connectors.jdbc;

import dev.penstock.engine.api.Row;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One row of a server's answer about its catalog. Immutable.
 *
 * @param row as it came
 */
public record CatalogRow(Row row) {

    /** A text that is never NULL. */
    public String text(String column) {
        return Objects.requireNonNull(row.text(column), column);
    }

    /** A text, or null for NULL. */
    public @Nullable String textOrNull(String column) {
        return row.text(column);
    }

    /** A whole number; empty for NULL. */
    public OptionalLong number(String column) {
        return row.get(column) instanceof Number number ? OptionalLong.of(number.longValue()) : OptionalLong.empty();
    }

    /** A truth, whether the server writes it as a boolean or as 0 and 1; false for NULL. */
    public boolean flag(String column) {
        Object value = row.get(column);
        return value instanceof Boolean truth ? truth : value instanceof Number number && number.longValue() != 0;
    }
}
