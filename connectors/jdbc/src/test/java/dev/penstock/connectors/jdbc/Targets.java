package dev.penstock.connectors.jdbc;

import dev.penstock.connectors.testkit.FaultProxy;
import dev.penstock.connectors.testkit.TestDatabase;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Secret;
import dev.penstock.engine.api.Template;
import dev.penstock.engine.api.spi.NodeTarget;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Targets for tests. */
final class Targets {
    private static final Profile.Pool FOUR = new Profile.Pool(0, 4, Duration.ofSeconds(30));

    private Targets() {}

    static NodeTarget of(TestDatabase database) {
        return of(database, new NodeAddress.Host(database.host(), database.port()), FOUR);
    }

    static NodeTarget through(FaultProxy proxy, TestDatabase database, Profile.Pool pool) {
        return of(database, new NodeAddress.Host(proxy.host(), proxy.port()), pool);
    }

    /** Port 1 of this machine, where nothing listens. */
    static NodeTarget unreachable(TestDatabase database) {
        return of(database, new NodeAddress.Host("127.0.0.1", 1), FOUR);
    }

    /** A target for tests that connect to nothing. */
    static NodeTarget nowhere() {
        return of("orders", "app", "", new NodeAddress.Host("127.0.0.1", 1), FOUR);
    }

    private static NodeTarget of(TestDatabase database, NodeAddress address, Profile.Pool pool) {
        return of(database.name(), database.username(), database.password(), address, pool);
    }

    private static NodeTarget of(
            String name, String username, String password, NodeAddress address, Profile.Pool pool) {
        Profile profile = new Profile(
                "orders",
                EngineKind.POSTGRESQL,
                List.of(address),
                name,
                new Template(username),
                new Template("${secret:orders/app}"),
                Profile.Tls.DEFAULT,
                pool,
                Duration.ofSeconds(1),
                Profile.SafeMode.OFF,
                new Profile.Place(Path.of("/penstock.yaml"), 1, 1));
        return new NodeTarget("orders", address.display(), address, profile, reference -> Secret.of(password));
    }
}
