package dev.penstock.engine.core;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.EngineEvent;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Node;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PoolState;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.SecretResolver;
import dev.penstock.engine.api.Session;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.Topology;
import dev.penstock.engine.api.UnsupportedException;
import dev.penstock.engine.api.catalog.Catalog;
import dev.penstock.engine.api.spi.ConnectorProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** One database: its profile, its nodes, and the one way to them. */
final class CoreDatabase implements Database, AutoCloseable {
    private final String name;
    private final Services services;
    private final Session own;
    private final Turn migrationTurn = new Turn();
    private volatile Profile profile;
    private volatile Nodes nodes;
    private volatile boolean watched;
    private volatile @Nullable String closed;

    CoreDatabase(Profile profile, ConnectorProvider connector, SecretResolver secrets, Services services) {
        this.name = profile.name();
        this.services = services;
        this.own = new CoreSession(this, Caller.of("engine"), Intent.WRITE);
        this.profile = profile;
        this.nodes = open(profile, connector, secrets);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Profile profile() {
        return profile;
    }

    @Override
    public Topology topology() {
        watch();
        return nodes.topology();
    }

    /** The nodes in force. */
    Nodes nodes() {
        return nodes;
    }

    /** Nodes by another profile, which are not in force. */
    Nodes open(Profile next, ConnectorProvider connector, SecretResolver secrets) {
        return new Nodes(next, connector, secrets, this::observe);
    }

    /** Begins to observe the nodes. Idempotent. */
    void watch() {
        if (!watched) {
            synchronized (this) {
                watched = true;
                nodes.watch();
            }
        }
    }

    private synchronized void observe(Nodes of, Node node) {
        // a probe of nodes that have been replaced may still come to its end
        if (of != nodes) {
            return;
        }
        Topology before = of.topology();
        of.know(node);
        boolean changed = before.node(node.name())
                .filter(old -> old.health() == node.health() && old.role() == node.role())
                .isEmpty();
        if (changed && services.events().heard()) {
            services.events().publish(new EngineEvent.TopologyChanged(Instant.now(), before, of.topology()));
        }
    }

    /** Takes over a profile whose connections are those that are open. */
    void adopt(Profile next) {
        profile = next;
    }

    /** Takes over a profile with its nodes; what begins from now on goes there. Returns those it had. */
    synchronized Nodes replace(Profile next, Nodes fresh) {
        Nodes old = nodes;
        profile = next;
        nodes = fresh;
        old.end("The profile of database '" + name + "' has changed");
        if (watched) {
            fresh.watch();
        }
        return old;
    }

    /** The workspace has it no more. Returns its nodes, which are to be closed. */
    Nodes leave() {
        String why = "Database '" + name + "' is in the workspace no more";
        nodes.end(why);
        closed = why;
        return nodes;
    }

    /** Takes nothing more, because the engine closes. */
    void shut() {
        closed = "The engine has been closed";
    }

    @Override
    public List<PoolState> pools() {
        return nodes.pools();
    }

    Services services() {
        return services;
    }

    @Override
    public Session session(Caller caller, Intent defaultIntent) {
        requireOpen();
        return new CoreSession(this, caller, defaultIntent);
    }

    @Override
    public Result execute(Statement statement) {
        return own.execute(statement);
    }

    @Override
    public Execution<Result> executeAsync(Statement statement) {
        return own.executeAsync(statement);
    }

    @Override
    public Catalog catalog(Caller caller) {
        return new CoreCatalog(new CoreSession(this, caller, Intent.READ));
    }

    @Override
    public DataSource dataSource(Caller caller) {
        if (!profile.engine().speaksSql()) {
            throw new UnsupportedException(
                    ErrorCode.UNSUPPORTED,
                    profile.engine().title() + " does not speak SQL, so there is no DataSource of it",
                    Diagnosis.of(Outcome.NOT_DONE, "Use execute(…) with a DocumentCommand."),
                    null);
        }
        return new RoutedDataSource(this, caller, JdbcManner.ORDINARY);
    }

    /** Whoever applies migrations takes turns by it. */
    Turn migrationTurn() {
        return migrationTurn;
    }

    void requireOpen() {
        String why = closed;
        if (why != null) {
            throw Failures.ended(why);
        }
    }

    @Override
    public void close() {
        shut();
        nodes.close(Duration.ZERO);
    }
}
