package dev.penstock.connectors.mongodb;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.spi.AbsentConnector;
import java.util.List;

/** Stands in the place of the MongoDB connector: it says that this version has none. */
public final class MongoConnector extends AbsentConnector {
    /** For {@link java.util.ServiceLoader}. */
    public MongoConnector() {
        super(EngineKind.MONGODB, List.of("mongodb:", "mongodb+srv:"), "mongodb+srv://cluster.example.net/shop");
    }
}
