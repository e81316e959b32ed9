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
 * @param primitive as what its cells can be read without a boxed value
 */
record PostgresType(int oid, Class<?> javaType, Function<String, Object> parser, Primitive primitive)
        implements CellType {
    private static final int MOST_DIGITS = 18;

    PostgresType(int oid, Class<?> javaType, Function<String, Object> parser) {
        this(oid, javaType, parser, Primitive.NONE);
    }

    @Override
    public Object value(Object raw) {
        return parser.apply(text(raw));
    }

    @Override
    public String text(Object raw) {
        return new String((byte[]) raw, StandardCharsets.UTF_8);
    }

    @Override
    public Primitive primitive(Object raw) {
        return primitive;
    }

    @Override
    public long asLong(Object raw) {
        byte[] digits = (byte[]) raw;
        boolean negative = digits[0] == '-';
        if (digits.length > MOST_DIGITS) {
            // as many digits may not fit: Java's own parser knows the limits
            return Long.parseLong(text(raw));
        }
        long number = 0;
        for (int i = negative ? 1 : 0; i < digits.length; i++) {
            number = number * 10 + (digits[i] - '0');
        }
        return negative ? -number : number;
    }

    @Override
    public double asDouble(Object raw) {
        return Double.parseDouble(text(raw));
    }

    @Override
    public boolean asBoolean(Object raw) {
        return ((byte[]) raw)[0] == 't';
    }
}
