/**
 * Everything that is different on SQLite, and nothing that is not.
 *
 * <ul>
 *   <li>{@link dev.penstock.connectors.sqlite}: the SQLite connector.
 * </ul>
 */
@org.jspecify.annotations.NullMarked
module dev.penstock.connectors.sqlite {
    requires dev.penstock.engine.api;
    requires dev.penstock.connectors.jdbc;
    requires org.xerial.sqlitejdbc;

    provides dev.penstock.engine.api.spi.ConnectorProvider with
            dev.penstock.connectors.sqlite.SqliteConnector;
}
