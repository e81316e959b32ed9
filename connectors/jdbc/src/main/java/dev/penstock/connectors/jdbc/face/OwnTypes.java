package dev.penstock.connectors.jdbc.face;

import java.sql.SQLException;

/** What {@code unwrap} hands out: our own objects, because the driver's lead around the gate. */
final class OwnTypes {
    private OwnTypes() {}

    static <T> T unwrap(Object own, Class<T> type) throws SQLException {
        if (type.isInstance(own)) {
            return type.cast(own);
        }
        throw SqlExceptions.unsupported("The driver's own object is not handed out as " + type.getName()
                + ": it would lead around access rules, meters and audit");
    }
}
