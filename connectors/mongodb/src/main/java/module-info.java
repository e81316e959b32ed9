/**
 * Everything that is different on MongoDB, and nothing that is not. Its time has not come yet.
 *
 * <ul>
 *   <li>{@code dev.penstock.connectors.mongodb}: the MongoDB connector.
 * </ul>
 */
@org.jspecify.annotations.NullMarked
module dev.penstock.connectors.mongodb {
    requires dev.penstock.engine.api;

    provides dev.penstock.engine.api.spi.ConnectorProvider with
            dev.penstock.connectors.mongodb.MongoConnector;
}
