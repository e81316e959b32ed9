package dev.penstock.engine.core;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.CheckoutState;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.DeadlineException;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PoolState;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.SecretResolver;
import dev.penstock.engine.api.ServiceState;
import dev.penstock.engine.api.Session;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.Topology;
import dev.penstock.engine.api.spi.Analysis;
import dev.penstock.engine.api.spi.ConnectorProvider;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One database: its profile, its nodes, and what its statements' texts were analysed to. */
final class CoreDatabase implements Database, AutoCloseable {
    private final String name;
    private final Services services;
    private final CoreSession own;
    private final FairLock migrationLock = new FairLock();
    private volatile Profile profile;
    private volatile NodeSet nodes;
    private volatile ConnectorProvider connector;
    private volatile AnalysisCache analyses;
    private volatile boolean watched;
    private volatile @Nullable String closed;

    CoreDatabase(
            Profile profile, ConnectorProvider connector, SecretResolver secrets, Services services, Caller caller) {
        this.name = profile.name();
        this.services = services;
        this.own = new CoreSession(this, caller);
        this.profile = profile;
        this.nodes = new NodeSet(profile, connector, secrets, services);
        this.connector = connector;
        this.analyses = analyses(connector);
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

    @Override
    public Topology awaitTopology(Predicate<? super Topology> condition, Duration timeout) {
        watch();
        Topology found = nodes.await(condition, Deadline.after(timeout), StopSignal.NEVER);
        if (found != null) {
            return found;
        }
        requireOpen();
        throw new DeadlineException(
                ErrorCode.DEADLINE_PASSED,
                "The topology of '" + name + "' did not meet the condition within " + timeout.toMillis() + " ms",
                Diagnosis.of(Outcome.NOT_DONE, "See Database.topology() for what is known of its nodes.")
                        .at(name, null),
                null);
    }

    /** The nodes in force. */
    NodeSet nodes() {
        return nodes;
    }

    /** What the connector says of a statement; from the cache if the text is known. */
    Analysis analyse(Statement statement) {
        return statement instanceof SqlStatement sql ? analyses.of(sql.text()) : connector.analyse(statement);
    }

    private static AnalysisCache analyses(ConnectorProvider connector) {
        return new AnalysisCache(text -> connector.analyse(SqlStatement.of(text)));
    }

    /** Begins to observe the nodes. Idempotent. */
    void watch() {
        if (!watched) {
            watched = true;
            nodes.watch();
        }
    }

    /**
     * Puts another profile into force.
     *
     * @return the nodes that it had, which are to be closed, if the engine behind the name is another one; null if they stay
     */
    synchronized @Nullable NodeSet adopt(Profile next, ConnectorProvider nextConnector, SecretResolver secrets) {
        Profile before = profile;
        if (before.engine() == next.engine()) {
            profile = next;
            nodes.reconcile(next);
            return null;
        }
        NodeSet old = nodes;
        NodeSet fresh = new NodeSet(next, nextConnector, secrets, services);
        profile = next;
        connector = nextConnector;
        analyses = analyses(nextConnector);
        nodes = fresh;
        old.end("The engine of database '" + name + "' has changed");
        if (watched) {
            fresh.watch();
        }
        return old;
    }

    /** The workspace has it no more. Returns its nodes, which are to be closed. */
    NodeSet leave() {
        String why = "Database '" + name + "' is in the workspace no more";
        closed = why;
        nodes.end(why);
        return nodes;
    }

    /** Takes nothing more, because the engine closes. */
    void shut() {
        String why = "The engine has been closed";
        closed = why;
        nodes.end(why);
    }

    @Override
    public List<PoolState> pools() {
        return nodes.pools();
    }

    @Override
    public List<CheckoutState> checkouts() {
        return nodes.checkouts();
    }

    @Override
    public void setService(String nodeId, ServiceState state) {
        requireOpen();
        nodes.setService(nodeId, state);
    }

    Services services() {
        return services;
    }

    @Override
    public Session session(Caller caller) {
        requireOpen();
        return new CoreSession(this, caller);
    }

    @Override
    public Result execute(Statement statement) {
        return own.execute(statement);
    }

    @Override
    public Execution<Result> executeAsync(Statement statement) {
        return own.executeAsync(statement);
    }

    /** Lets one apply of migrations run at a time. */
    FairLock migrationLock() {
        return migrationLock;
    }

    /** Whether reads may meet a node that is behind the writes. */
    boolean replicated() {
        return nodes.size() > 1;
    }

    boolean open() {
        return closed == null;
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
