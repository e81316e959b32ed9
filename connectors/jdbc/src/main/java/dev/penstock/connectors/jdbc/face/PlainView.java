package dev.penstock.connectors.jdbc.face;

import java.lang.reflect.Method;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** An object of the driver's that leads nowhere, but by {@code unwrap}. */
final class PlainView extends GatedView {
    private final Object real;

    PlainView(Object real) {
        this.real = real;
    }

    @Override
    Object real() {
        return real;
    }

    @Override
    @Nullable
    Object call(Object self, Method method, @Nullable Object @Nullable [] args) throws SQLException {
        return call(method, real, args);
    }

    @Override
    public String toString() {
        return real.toString();
    }
}
