package dev.penstock.connectors.jdbc.face;

import java.lang.reflect.Method;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a driver says of its database. What it reads from the server's catalog is an operation; what it knows by itself is
 * not, once the connection is bound.
 */
final class GatedMetaData extends GatedView {
    private static final Set<String> ASKED = Set.of("getSQLKeywords", "getUserName");

    private final GatedConnection connection;

    GatedMetaData(GatedConnection connection) {
        this.connection = connection;
    }

    DatabaseMetaData proxy() {
        return proxy(DatabaseMetaData.class);
    }

    /** Another one at each call: it is never handed back to the driver. */
    @Override
    @Nullable
    Object real() {
        return null;
    }

    @Override
    @Nullable
    Object call(Object self, Method method, @Nullable Object @Nullable [] args) throws SQLException {
        String name = method.getName();
        if (name.equals("getConnection")) {
            connection.requireOpen();
            return connection;
        }
        if (name.equals("supportsResultSetConcurrency")
                && args != null
                && Objects.equals(args[1], ResultSet.CONCUR_UPDATABLE)) {
            return false;
        }
        if (method.getReturnType() == ResultSet.class) {
            return connection.query(name, null, driver ->
                    (ResultSet) Objects.requireNonNull(call(method, driver.getMetaData(), args), name));
        }
        return ASKED.contains(name) || name.startsWith("getMax")
                ? connection
                        .ask(name, driver -> answer(method, driver.getMetaData(), args))
                        .value()
                : connection
                        .local(name, driver -> answer(method, driver.getMetaData(), args))
                        .value();
    }

    @Override
    public String toString() {
        return "metadata of " + connection;
    }
}
