package dev.penstock.connectors.postgresql;

import dev.penstock.connectors.testkit.TestDatabase;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Secret;
import dev.penstock.engine.api.SecretResolver;
import dev.penstock.engine.api.Template;
import dev.penstock.engine.api.spi.NodePool;
import dev.penstock.engine.api.spi.NodeTarget;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Profiles for tests, step by step. */
record Targets(
        NodeAddress address,
        @Nullable String databaseName,
        @Nullable String username,
        @Nullable String password,
        Profile.Tls tls,
        Profile.Pool pool) {

    static Targets of(TestDatabase database) {
        return at(database.host(), database.port())
                .named(database.name())
                .login(database.username(), database.password());
    }

    static Targets at(String host, int port) {
        return new Targets(
                new NodeAddress.Host(host, port),
                "postgres",
                "postgres",
                "postgres",
                new Profile.Tls(Profile.Tls.Mode.DISABLE, null),
                new Profile.Pool(0, 4, Duration.ofSeconds(5)));
    }

    Targets at(NodeAddress other) {
        return new Targets(other, databaseName, username, password, tls, pool);
    }

    Targets named(@Nullable String name) {
        return new Targets(address, name, username, password, tls, pool);
    }

    Targets login(@Nullable String user, @Nullable String secret) {
        return new Targets(address, databaseName, user, secret, tls, pool);
    }

    Targets tls(Profile.Tls.Mode mode, @Nullable Path ca) {
        return new Targets(address, databaseName, username, password, new Profile.Tls(mode, ca), pool);
    }

    Targets pool(int min, int max, Duration acquireTimeout) {
        return new Targets(address, databaseName, username, password, tls, new Profile.Pool(min, max, acquireTimeout));
    }

    Profile profile() {
        return Profile.builder("orders", EngineKind.POSTGRESQL)
                .nodes(address)
                .databaseName(databaseName)
                .username(username == null ? null : new Template(username))
                .password(password == null ? null : new Template("${secret:orders/app}"))
                .tls(tls)
                .pool(pool)
                .probeEvery(Duration.ofSeconds(1))
                .build();
    }

    NodeTarget target() {
        SecretResolver secrets = reference -> Secret.of(String.valueOf(password));
        return new NodeTarget("orders", address.display(), address, profile(), secrets);
    }

    NodePool open() {
        return new PostgresConnector().open(target());
    }
}
