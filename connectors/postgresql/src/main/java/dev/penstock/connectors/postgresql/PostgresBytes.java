package dev.penstock.connectors.postgresql;

import dev.penstock.connectors.jdbc.CellType;
import java.util.HexFormat;

/** The type bytea: its raw cells are the bytes themselves. */
enum PostgresBytes implements CellType {
    BYTEA;

    static Object parse(String hex) {
        if (!hex.startsWith("\\x")) {
            throw new IllegalArgumentException("Only bytea_output = hex is read");
        }
        return HexFormat.of().parseHex(hex, 2, hex.length());
    }

    @Override
    public Object value(Object raw) {
        return ((byte[]) raw).clone();
    }

    @Override
    public String text(Object raw) {
        return "\\x" + HexFormat.of().formatHex((byte[]) raw);
    }
}
