package dev.penstock.connectors.postgresql;

import dev.penstock.connectors.jdbc.CellType;
import dev.penstock.connectors.jdbc.CellType.Primitive;
import dev.penstock.connectors.jdbc.ResultShape;
import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.Interval;
import java.math.BigDecimal;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Oid;
import org.postgresql.jdbc.PgResultSet;

/** The server's types as Java types; what is not here is read as text. */
final class PostgresTypes {
    private static final Map<Integer, PostgresType> KNOWN = new HashMap<>();

    static {
        add(Oid.BOOL, Oid.BOOL_ARRAY, Boolean.class, text -> text.equals("t"), Primitive.BOOLEAN);
        add(Oid.INT2, Oid.INT2_ARRAY, Short.class, Short::valueOf, Primitive.LONG);
        add(Oid.INT4, Oid.INT4_ARRAY, Integer.class, Integer::valueOf, Primitive.LONG);
        add(Oid.INT8, Oid.INT8_ARRAY, Long.class, Long::valueOf, Primitive.LONG);
        add(Oid.OID, Oid.OID_ARRAY, Long.class, Long::valueOf, Primitive.LONG);
        add(Oid.FLOAT4, Oid.FLOAT4_ARRAY, Float.class, Float::valueOf);
        add(Oid.FLOAT8, Oid.FLOAT8_ARRAY, Double.class, Double::valueOf, Primitive.DOUBLE);
        add(Oid.NUMERIC, Oid.NUMERIC_ARRAY, BigDecimal.class, BigDecimal::new);
        add(Oid.UUID, Oid.UUID_ARRAY, UUID.class, UUID::fromString);
        add(Oid.DATE, Oid.DATE_ARRAY, LocalDate.class, PostgresTimes::date);
        add(Oid.TIME, Oid.TIME_ARRAY, LocalTime.class, PostgresTimes::time);
        add(Oid.TIMETZ, Oid.TIMETZ_ARRAY, OffsetTime.class, PostgresTimes::offsetTime);
        add(Oid.TIMESTAMP, Oid.TIMESTAMP_ARRAY, LocalDateTime.class, PostgresTimes::timestamp);
        add(Oid.TIMESTAMPTZ, Oid.TIMESTAMPTZ_ARRAY, OffsetDateTime.class, PostgresTimes::offsetTimestamp);
        add(Oid.INTERVAL, Oid.INTERVAL_ARRAY, Interval.class, PostgresIntervals::parse);
        KNOWN.put(Oid.BYTEA_ARRAY, array(Oid.BYTEA_ARRAY, ',', PostgresBytes::parse));
        KNOWN.put(Oid.BOX_ARRAY, array(Oid.BOX_ARRAY, ';', text -> text));
    }

    private PostgresTypes() {}

    private static void add(int oid, int arrayOid, Class<?> javaType, Function<String, Object> parser) {
        add(oid, arrayOid, javaType, parser, Primitive.NONE);
    }

    private static void add(
            int oid, int arrayOid, Class<?> javaType, Function<String, Object> parser, Primitive primitive) {
        KNOWN.put(oid, new PostgresType(oid, javaType, parser, primitive));
        KNOWN.put(arrayOid, array(arrayOid, ',', parser));
    }

    private static PostgresType array(int oid, char delimiter, Function<String, Object> element) {
        return new PostgresType(oid, List.class, text -> PostgresArrays.parse(text, delimiter, element));
    }

    /** A result's columns: those known from the last time where they are still the same. */
    static ResultShape shape(PgResultSet rows, @Nullable ResultShape known) throws SQLException {
        ResultSetMetaData driver = rows.getMetaData();
        if (known != null && same(rows, driver, known)) {
            return known;
        }
        int width = driver.getColumnCount();
        List<Column> columns = new ArrayList<>(width);
        List<CellType> types = new ArrayList<>(width);
        for (int i = 1; i <= width; i++) {
            int oid = rows.getColumnOID(i);
            String name = driver.getColumnTypeName(i);
            boolean bytea = oid == Oid.BYTEA;
            PostgresType type = type(oid, name);
            columns.add(new Column(
                    driver.getColumnLabel(i),
                    name.startsWith("_") ? name.substring(1) + "[]" : name,
                    bytea ? byte[].class : type.javaType()));
            types.add(bytea ? PostgresBytes.BYTEA : type);
        }
        return new ResultShape(columns, types);
    }

    private static PostgresType type(int oid, String name) {
        PostgresType type = KNOWN.get(oid);
        if (type != null) {
            return type;
        }
        return name.startsWith("_") ? array(oid, ',', text -> text) : new PostgresType(oid, String.class, text -> text);
    }

    private static boolean same(PgResultSet rows, ResultSetMetaData driver, ResultShape known) throws SQLException {
        int width = known.columns().size();
        if (driver.getColumnCount() != width) {
            return false;
        }
        for (int i = 0; i < width; i++) {
            int oid = known.types().get(i) instanceof PostgresType type ? type.oid() : Oid.BYTEA;
            if (rows.getColumnOID(i + 1) != oid
                    || !driver.getColumnLabel(i + 1)
                            .equals(known.columns().get(i).name())) {
                return false;
            }
        }
        return true;
    }
}
