package dev.penstock.connectors.jdbc.face;

import java.lang.reflect.Method;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An array whose elements a driver may fetch, or whose type it may ask for, when they are wanted. */
final class GatedArray extends GatedView {
    private final GatedConnection connection;
    private final @Nullable GatedStatement owner;
    private final Array real;

    GatedArray(GatedConnection connection, @Nullable GatedStatement owner, Array real) {
        this.connection = connection;
        this.owner = owner;
        this.real = real;
    }

    @Override
    Array real() {
        return real;
    }

    @Override
    @Nullable
    Object call(Object self, Method method, @Nullable Object @Nullable [] args) throws SQLException {
        if (method.getReturnType() == ResultSet.class) {
            ResultSet elements = connection.ask("Array." + method.getName(), driver ->
                    (ResultSet) Objects.requireNonNull(call(method, real, args), method::getName));
            return new GatedResultSet(connection, owner, elements, null, false);
        }
        return method.getName().equals("getArray")
                ? connection
                        .ask("Array.getArray", driver -> answer(method, real, args))
                        .value()
                : call(method, real, args);
    }

    @Override
    public String toString() {
        return real.toString();
    }
}
