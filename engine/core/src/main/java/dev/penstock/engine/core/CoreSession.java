package dev.penstock.engine.core;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.ConsistencyToken;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PinnedSession;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.Session;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.Transaction;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.TransactionWork;
import dev.penstock.engine.api.UnsupportedException;
import dev.penstock.engine.api.catalog.Catalog;
import dev.penstock.engine.api.spi.Analysis;
import dev.penstock.engine.core.task.CallExecution;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A caller's identity and consistency token. */
final class CoreSession implements Session {
    private final CoreDatabase database;
    private final Caller caller;
    private final SessionToken token;
    private final OperationObserver observer;

    CoreSession(CoreDatabase database, Caller caller) {
        this(database, caller, new SessionToken(database), OperationObserver.NONE);
    }

    private CoreSession(CoreDatabase database, Caller caller, SessionToken token, OperationObserver observer) {
        this.database = database;
        this.caller = caller;
        this.token = token;
        this.observer = observer;
    }

    /** The same session, whose operations belong to one work. */
    CoreSession within(OperationObserver work) {
        return new CoreSession(database, caller, token, work);
    }

    @Override
    public CoreDatabase database() {
        return database;
    }

    @Override
    public Caller caller() {
        return caller;
    }

    @Override
    public Optional<ConsistencyToken> token() {
        return token.get();
    }

    @Override
    public void observe(ConsistencyToken seen) {
        token.merge(seen);
    }

    @Override
    public Result execute(Statement statement) {
        return pipeline().run(operation(statement, database.services().alone()));
    }

    @Override
    public Execution<Result> executeAsync(Statement statement) {
        Operation operation = operation(statement, database.services().alone());
        return CallExecution.start(
                database.services().callers(),
                operation::cancel,
                () -> pipeline().run(operation));
    }

    @Override
    public Transaction begin(TransactionOptions options) {
        database.requireOpen();
        return new CoreTransaction(this, options);
    }

    @Override
    public <T extends @Nullable Object> Execution<T> inTransactionAsync(
            TransactionOptions options, int retries, TransactionWork<T, RuntimeException> work) {
        database.requireOpen();
        CancellableWork cancellable = new CancellableWork();
        return CallExecution.start(
                database.services().callers(),
                cancellable::cancel,
                () -> within(cancellable).inTransaction(options, retries, work));
    }

    @Override
    public PinnedSession pin() {
        database.requireOpen();
        return new CorePinnedSession(this);
    }

    @Override
    public Catalog catalog() {
        return new CoreCatalog(this);
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return face(type, new CoreGate(this, GateRules.ORDINARY));
    }

    /** The connector's view in the driver's types, over a gate. */
    <T> T face(Class<T> type, CoreGate gate) {
        database.requireOpen();
        return database.nodes().connector().face(type, gate).orElseThrow(() -> {
            String engine = database.profile().engine().title();
            return new UnsupportedException(
                    ErrorCode.UNSUPPORTED,
                    type.getSimpleName().equals("DataSource")
                            ? engine + " does not speak SQL, so there is no DataSource of it"
                            : engine + "'s connector has no " + type.getName(),
                    Diagnosis.of(Outcome.NOT_DONE, "Use execute(…)."),
                    null);
        });
    }

    private Pipeline pipeline() {
        return database.services().pipeline();
    }

    /** An operation of this session that is about to run. */
    Operation operation(Statement statement, Holder holder) {
        long begun = System.nanoTime();
        return operation(
                statement,
                database.analyse(statement),
                Intent.READ,
                begun,
                statement.options().deadlineFrom(begun),
                holder);
    }

    /** As {@link #operation(Statement, Holder)}, with all that is given. */
    Operation operation(
            Statement statement, Analysis analysis, Intent least, long begun, Deadline deadline, Holder holder) {
        Operation operation = unobserved(statement, analysis, least, begun, deadline, holder);
        observer.runs(operation);
        return operation;
    }

    /** As {@link #operation}, but a cancel of the work that this session belongs to does not stop it. */
    Operation unobserved(
            Statement statement, Analysis analysis, Intent least, long begun, Deadline deadline, Holder holder) {
        database.requireOpen();
        return new Operation(
                new OperationRequest(database, caller, token, statement, analysis, least, begun, deadline, holder));
    }
}
