/**
 * Everything that is different on MySQL, and nothing that is not. Its time has not come yet.
 *
 * <ul>
 *   <li>{@code dev.penstock.connectors.mysql}: The MySQL connector.
 * </ul>
 */
@org.jspecify.annotations.NullMarked
module dev.penstock.connectors.mysql {
    requires dev.penstock.engine.api;
    requires dev.penstock.connectors.jdbc;

    provides dev.penstock.engine.api.spi.ConnectorProvider with
            dev.penstock.connectors.mysql.MySqlConnector;
}
