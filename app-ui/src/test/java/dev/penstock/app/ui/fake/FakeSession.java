package dev.penstock.app.ui.fake;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.ConsistencyToken;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.PinnedSession;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.Session;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.Transaction;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.TransactionWork;
import dev.penstock.engine.api.catalog.Catalog;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A session that has a catalog and runs nothing.
 *
 * @param known null if the test must not read one
 */
record FakeSession(
        Database database, Caller caller, @Nullable Catalog known) implements Session {

    @Override
    public Catalog catalog() {
        if (known == null) {
            throw new UnsupportedOperationException();
        }
        return known;
    }

    @Override
    public Optional<ConsistencyToken> token() {
        return Optional.empty();
    }

    @Override
    public void observe(ConsistencyToken token) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Transaction begin(TransactionOptions options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T extends @Nullable Object> Execution<T> inTransactionAsync(
            TransactionOptions options, int retries, TransactionWork<T, RuntimeException> work) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PinnedSession pin() {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Result execute(Statement statement) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Execution<Result> executeAsync(Statement statement) {
        throw new UnsupportedOperationException();
    }
}
