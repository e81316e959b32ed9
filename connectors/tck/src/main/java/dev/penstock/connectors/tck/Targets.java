package dev.penstock.connectors.tck;

import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.SecretResolver;
import dev.penstock.engine.api.Template;
import dev.penstock.engine.api.spi.NodeTarget;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Targets like a bed's, but for one thing. */
final class Targets {
    private Targets() {}

    static NodeTarget limited(NodeTarget target, Profile.Pool pool) {
        Profile of = target.profile();
        return with(target, profile(of, of.nodes(), of.username(), of.password(), of.tls(), pool));
    }

    static NodeTarget named(NodeTarget target, String database) {
        return new NodeTarget(database, target.node(), target.address(), target.profile(), target.secrets());
    }

    /** With a login of which the resolver knows the secret. */
    static NodeTarget login(NodeTarget target, @Nullable Template username, Template password, SecretResolver secrets) {
        Profile of = target.profile();
        Profile changed = profile(of, of.nodes(), username, password, of.tls(), of.pool());
        return new NodeTarget(target.database(), target.node(), target.address(), changed, secrets);
    }

    static Profile login(Profile of, Template username, Template password) {
        return profile(of, of.nodes(), username, password, of.tls(), of.pool());
    }

    static Profile tls(Profile of, Profile.Tls tls) {
        return profile(of, of.nodes(), of.username(), of.password(), tls, of.pool());
    }

    static Profile nodes(Profile of, List<NodeAddress> nodes) {
        return profile(of, nodes, of.username(), of.password(), of.tls(), of.pool());
    }

    private static NodeTarget with(NodeTarget target, Profile profile) {
        return new NodeTarget(target.database(), target.node(), target.address(), profile, target.secrets());
    }

    private static Profile profile(
            Profile of,
            List<NodeAddress> nodes,
            @Nullable Template username,
            @Nullable Template password,
            Profile.Tls tls,
            Profile.Pool pool) {
        return of.toBuilder()
                .nodes(nodes)
                .username(username)
                .password(password)
                .tls(tls)
                .pool(pool)
                .build();
    }
}
