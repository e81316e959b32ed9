package dev.penstock.engine.core.export;

import dev.penstock.engine.api.Column;

/** How a column's cells look in JSON. Where its type alone tells, no cell needs to be read as a value. */
enum JsonForm {
    STRING,
    NUMBER,
    JSON,
    /** Cells of any type, as SQLite has them, and truths, whose text differs from server to server. */
    BY_VALUE;

    static JsonForm of(Column column) {
        String type = column.databaseType();
        if (type.equalsIgnoreCase("json") || type.equalsIgnoreCase("jsonb")) {
            return JSON;
        }
        Class<?> javaType = column.javaType();
        if (column.numeric()) {
            return NUMBER;
        }
        // SQLite keeps numbers as they are in a column declared BLOB
        return javaType == Object.class || javaType == Boolean.class || javaType == byte[].class ? BY_VALUE : STRING;
    }
}
