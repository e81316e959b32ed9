package dev.penstock.engine.core.export;

import dev.penstock.engine.api.Column;

/** The JSON encoding of a column's cells. If the column's type determines it, no cell must be read as a value. */
enum JsonEncoding {
    STRING,
    NUMBER,
    JSON,
    /** Cells of any type, as in SQLite, and booleans, whose text differs between servers. */
    BY_VALUE;

    static JsonEncoding of(Column column) {
        String type = column.databaseType();
        if (type.equalsIgnoreCase("json") || type.equalsIgnoreCase("jsonb")) {
            return JSON;
        }
        Class<?> javaType = column.javaType();
        if (column.numeric()) {
            return NUMBER;
        }
        // SQLite stores numbers unchanged in a column declared as BLOB
        return javaType == Object.class || javaType == Boolean.class || javaType == byte[].class ? BY_VALUE : STRING;
    }
}
