package dev.penstock.connectors.sqlite;

import dev.penstock.connectors.jdbc.CellType;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Reads a cell by the type that SQLite gave it: a Long, a {@link Real}, a {@link Blob}, or text as UTF-8 or String. */
enum SqliteCell implements CellType {
    ANY;

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    @Override
    public @Nullable Object value(Object raw) {
        return switch (raw) {
            case Real real -> real.value();
            case Blob blob -> blob.bytes().clone();
            case byte[] utf8 -> new String(utf8, StandardCharsets.UTF_8);
            default -> raw;
        };
    }

    @Override
    public String text(Object raw) {
        return switch (raw) {
            case Real real -> new String(real.text(), StandardCharsets.UTF_8);
            case Blob blob -> "X'" + HEX.formatHex(blob.bytes()) + "'";
            case byte[] utf8 -> new String(utf8, StandardCharsets.UTF_8);
            default -> raw.toString();
        };
    }

    @Override
    public Primitive primitive(Object raw) {
        return switch (raw) {
            case Long ignored -> Primitive.LONG;
            case Real ignored -> Primitive.DOUBLE;
            default -> Primitive.NONE;
        };
    }

    @Override
    public long asLong(Object raw) {
        return (Long) raw;
    }

    @Override
    public double asDouble(Object raw) {
        return ((Real) raw).value();
    }

    /**
     * A floating point number.
     *
     * @param value itself
     * @param text as SQLite writes it
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Real(double value, byte[] text) {}

    /**
     * A binary value.
     *
     * @param bytes itself
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Blob(byte[] bytes) {}
}
