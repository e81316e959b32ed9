package dev.penstock.connectors.postgresql;

import dev.penstock.connectors.jdbc.CellType;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * A type of the server: its raw cells are the server's text as UTF-8.
 *
 * @param oid the server's number for it
 * @param javaType of its values
 * @param parser reads the server's text
 */
record PostgresType(int oid, Class<?> javaType, Function<String, Object> parser) implements CellType {
    @Override
    public Object value(Object raw) {
        return parser.apply(text(raw));
    }

    @Override
    public String text(Object raw) {
        return new String((byte[]) raw, StandardCharsets.UTF_8);
    }
}
