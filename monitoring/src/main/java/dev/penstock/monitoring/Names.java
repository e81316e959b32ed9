package dev.penstock.monitoring;

import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.NodeAddress;
import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;

/**
 * The names of meters and tags: OpenTelemetry's names if its database conventions define them, otherwise our own with
 * the prefix {@code penstock.}. All meters of a name have the same tags; Prometheus treats an empty tag as absent.
 */
final class Names {
    static final String OPERATION_DURATION = "db.client.operation.duration";
    static final String RETURNED_ROWS = "db.client.response.returned_rows";
    static final String CONNECTION_COUNT = "db.client.connection.count";
    static final String CONNECTION_MAX = "db.client.connection.max";
    static final String CONNECTION_PENDING = "db.client.connection.pending_requests";

    static final String STATEMENTS_ACTIVE = "penstock.statements.active";
    static final String STATEMENTS_WAIT = "penstock.statements.wait";
    static final String NODE_HEALTH = "penstock.node.health";
    static final String NODE_LAG = "penstock.node.lag";
    static final String NODE_ROUND_TRIP = "penstock.node.round_trip";

    static final String ERROR_TYPE = "error.type";
    static final String CONNECTION_STATE = "db.client.connection.state";
    static final String HEALTH = "health";

    private static final String DATABASE = "penstock.database";
    private static final String NODE = "penstock.node";
    private static final String NONE = "";

    private Names() {}

    /** The tags of a database. The system is empty for a database that no longer exists. */
    static Tags database(String name, @Nullable Database database) {
        return Tags.of(
                DATABASE,
                name,
                "db.system.name",
                database == null ? NONE : database.profile().engine().id(),
                "db.namespace",
                orNone(database == null ? null : database.profile().databaseName()));
    }

    /** The tags of a node. A file has neither server address nor port. */
    static Tags node(@Nullable String name, @Nullable NodeAddress address) {
        String host = NONE;
        String port = NONE;
        if (address instanceof NodeAddress.Host(String at, int on)) {
            host = at;
            port = Integer.toString(on);
        }
        return Tags.of(NODE, orNone(name), "server.address", host, "server.port", port);
    }

    /** The tags of a pool. Its name consists of its database and its node. */
    static Tags pool(String database, String node) {
        return Tags.of(DATABASE, database, NODE, node, "db.client.connection.pool.name", database + "/" + node);
    }

    private static String orNone(@Nullable String text) {
        return text == null ? NONE : text;
    }
}
