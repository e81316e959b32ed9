package dev.penstock.connectors.sqlite;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a declared type promises of a column's cells, by SQLite's rules of affinity. */
final class DeclaredType {
    private DeclaredType() {}

    /** {@link Object} where it promises nothing. */
    static Class<?> javaType(@Nullable String declared) {
        if (declared == null) {
            return Object.class;
        }
        String type = declared.toUpperCase(Locale.ROOT);
        if (type.contains("INT")) {
            return Long.class;
        }
        if (type.contains("CHAR") || type.contains("CLOB") || type.contains("TEXT")) {
            return String.class;
        }
        if (type.contains("BLOB")) {
            return byte[].class;
        }
        if (type.contains("REAL") || type.contains("FLOA") || type.contains("DOUB")) {
            return Double.class;
        }
        return Object.class;
    }
}
