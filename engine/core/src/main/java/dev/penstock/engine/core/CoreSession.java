package dev.penstock.engine.core;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.ConsistencyToken;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.Session;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.Transaction;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.core.task.CallExecution;
import java.util.Optional;

/**
 * A caller's defaults over the one way.
 *
 * @param database where its statements go
 * @param caller on whose behalf
 * @param defaultIntent of a statement that names none
 */
record CoreSession(CoreDatabase database, Caller caller, Intent defaultIntent) implements Session {

    @Override
    public Optional<ConsistencyToken> token() {
        return Optional.empty();
    }

    @Override
    public Result execute(Statement statement) {
        return database.services().way().run(flight(statement));
    }

    @Override
    public Execution<Result> executeAsync(Statement statement) {
        Flight flight = flight(statement);
        return CallExecution.start(
                database.services().callers(),
                flight::cancel,
                () -> database.services().way().run(flight));
    }

    @Override
    public Transaction begin(TransactionOptions options) {
        database.requireOpen();
        return new CoreTransaction(this, options, flight -> {});
    }

    Flight flight(Statement statement) {
        database.requireOpen();
        return new Flight(
                database, caller, defaultIntent, statement, statement.options().deadline());
    }
}
