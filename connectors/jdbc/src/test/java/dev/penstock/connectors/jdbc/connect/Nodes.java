package dev.penstock.connectors.jdbc.connect;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Profile.Tls.Mode;
import dev.penstock.engine.api.Secret;
import dev.penstock.engine.api.SecretResolver;
import dev.penstock.engine.api.Template;
import dev.penstock.engine.api.spi.NodeTarget;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Nodes of database {@code orders} for tests. */
final class Nodes {
    static final NodeAddress HOST = new NodeAddress.Host("db1", 3306);
    static final String PASSWORD = "hunter2-is-secret";

    private Nodes() {}

    static NodeTarget host(Mode tls) {
        return node(HOST, "shop", "app", "${secret:orders/app}", tls, reference -> Secret.of(PASSWORD));
    }

    static NodeTarget url(String url) {
        return at(new NodeAddress.Url(new Template(url)));
    }

    static NodeTarget at(NodeAddress address) {
        return node(address, "shop", "app", "${secret:orders/app}", Mode.DISABLE, reference -> Secret.of(PASSWORD));
    }

    static NodeTarget node(
            NodeAddress address,
            @Nullable String name,
            @Nullable String username,
            @Nullable String password,
            Mode tls,
            SecretResolver secrets) {
        Profile profile = new Profile(
                "orders",
                EngineKind.MYSQL,
                List.of(address),
                name,
                username == null ? null : new Template(username),
                password == null ? null : new Template(password),
                new Profile.Tls(tls, null),
                Profile.Pool.DEFAULT,
                Duration.ofSeconds(1),
                Profile.SafeMode.OFF,
                new Profile.Place(Path.of("/w/penstock.yaml"), 1, 1));
        return new NodeTarget("orders", address.display(), address, profile, secrets);
    }
}
