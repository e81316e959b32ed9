package dev.penstock.connectors.mysql;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.spi.AbsentConnector;
import java.util.List;

/** Stands in the place of the MySQL connector: it says that this version has none. */
public final class MySqlConnector extends AbsentConnector {
    /** For {@link java.util.ServiceLoader}. */
    public MySqlConnector() {
        super(EngineKind.MYSQL, List.of("jdbc:mysql:"), "jdbc:mysql://db1:3306/shop");
    }
}
