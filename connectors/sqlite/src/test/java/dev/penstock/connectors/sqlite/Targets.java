package dev.penstock.connectors.sqlite;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Secret;
import dev.penstock.engine.api.Template;
import dev.penstock.engine.api.spi.NodePool;
import dev.penstock.engine.api.spi.NodeTarget;
import java.nio.file.Path;
import java.time.Duration;

/** Targets for tests. */
final class Targets {
    private Targets() {}

    static NodeTarget of(Path file) {
        return of(new NodeAddress.File(file), new Profile.Pool(0, 4, Duration.ofSeconds(20)));
    }

    static NodeTarget url(String url) {
        return of(new NodeAddress.Url(new Template(url)), new Profile.Pool(0, 4, Duration.ofSeconds(20)));
    }

    static NodeTarget of(NodeAddress address, Profile.Pool pool) {
        return new NodeTarget(
                "orders", address.display(), address, profile(address, pool), reference -> Secret.of("marker"));
    }

    static NodePool open(Path file) {
        return new SqliteConnector().open(of(file));
    }

    static Profile profile(NodeAddress address, Profile.Pool pool) {
        return Profile.builder("orders", EngineKind.SQLITE)
                .nodes(address)
                .pool(pool)
                .probeEvery(Duration.ofSeconds(1))
                .build();
    }
}
