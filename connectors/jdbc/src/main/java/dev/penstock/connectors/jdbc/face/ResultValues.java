package dev.penstock.connectors.jdbc.face;

import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** The values between a caller and the driver: what could lead around the gate is wrapped on its way out, and unwrapped in. */
final class ResultValues {
    private final GatedConnection connection;

    ResultValues(GatedConnection connection) {
        this.connection = connection;
    }

    /** A value as the caller gets it. */
    @Nullable
    Object wrapped(@Nullable Object value, @Nullable GatedStatement owner) {
        return switch (value) {
            case Array array -> new GatedArray(connection, owner, array).proxy(Array.class);
            case NClob text -> new GatedLob(connection, text).proxy(NClob.class);
            case Clob text -> new GatedLob(connection, text).proxy(Clob.class);
            case Blob bytes -> new GatedLob(connection, bytes).proxy(Blob.class);
            case ResultSet rows -> new GatedResultSet(connection, owner, rows, null, false);
            case Statement statement ->
                throw new IllegalStateException("A driver returned a statement as a value: " + statement);
            case null, default -> value;
        };
    }

    /** The same for a caller that names the type. */
    @SuppressWarnings("ReferenceEquality") // whether it was wrapped
    <T> @Nullable T wrapped(@Nullable T value, Class<T> type, @Nullable GatedStatement owner) throws SQLException {
        Object wrapped = wrapped((Object) value, owner);
        if (wrapped == value) {
            return value;
        }
        if (!type.isInstance(wrapped)) {
            throw SqlExceptions.unsupported(
                    "The driver's own " + type.getName() + " is not handed out: ask for the interface of java.sql");
        }
        return type.cast(wrapped);
    }

    /** A value that the caller has had made. */
    Array made(Array array) {
        return new GatedArray(connection, null, array).proxy(Array.class);
    }

    /** A value that the caller has had made. */
    NClob made(NClob text) {
        return new GatedLob(connection, text).proxy(NClob.class);
    }

    /** A value that the caller has had made. */
    Clob made(Clob text) {
        return new GatedLob(connection, text).proxy(Clob.class);
    }

    /** A value that the caller has had made. */
    Blob made(Blob bytes) {
        return new GatedLob(connection, bytes).proxy(Blob.class);
    }

    /** The driver's own object behind one that it made. */
    @Nullable
    Array driverOwn(@Nullable Array array) {
        return array != null && GatedView.behind(array) instanceof Array real ? real : array;
    }

    /** The driver's own object behind one that it made. */
    @Nullable
    NClob driverOwn(@Nullable NClob text) {
        return text != null && GatedView.behind(text) instanceof NClob real ? real : text;
    }

    /** The driver's own object behind one that it made. */
    @Nullable
    Clob driverOwn(@Nullable Clob text) {
        return text != null && GatedView.behind(text) instanceof Clob real ? real : text;
    }

    /** The driver's own object behind one that it made. */
    @Nullable
    Blob driverOwn(@Nullable Blob bytes) {
        return bytes != null && GatedView.behind(bytes) instanceof Blob real ? real : bytes;
    }

    /** A parameter's value as the driver is to have it, whatever the caller does with it afterwards. */
    @Nullable
    Object kept(@Nullable Object value) {
        return switch (value) {
            case Array array -> driverOwn(array);
            case NClob text -> driverOwn(text);
            case Clob text -> driverOwn(text);
            case Blob bytes -> driverOwn(bytes);
            case null, default -> MutableValues.copy(value);
        };
    }

    /** The arguments of a setter, each {@link #kept(Object)}. */
    @Nullable
    Object @Nullable [] kept(@Nullable Object @Nullable [] values) {
        if (values == null) {
            return null;
        }
        @Nullable Object[] kept = new @Nullable Object[values.length];
        for (int i = 0; i < values.length; i++) {
            kept[i] = kept(values[i]);
        }
        return kept;
    }
}
