package dev.penstock.connectors.tck.outcomes;

import dev.penstock.engine.api.Changed;
import dev.penstock.engine.api.Documents;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.Several;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.Statements;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A call over the engine's own interface. */
abstract class ApiCall implements Call {
    private final CompletableFuture<Execution<?>> started = new CompletableFuture<>();
    final Setting setting;

    ApiCall(Setting setting) {
        this.setting = setting;
    }

    @Override
    public void prepare() {}

    @Override
    public final void cancel() {
        started.join().cancel();
    }

    @Override
    public void close() {}

    /** Remembers an execution for {@link #cancel} and waits for it. */
    final <R extends @Nullable Object> R await(Execution<R> execution) {
        started.complete(execution);
        return execution.await();
    }

    /** Runs a statement with the case's timeout and reads its result whole. */
    final void execute(Statements on, String sql, @Nullable Object... values) {
        read(result(on, SqlStatement.of(sql, values).with(setting.options().build())));
    }

    final Result result(Statements on, Statement statement) {
        return setting.async() ? await(on.executeAsync(statement)) : on.execute(statement);
    }

    static void read(@Nullable Result result) {
        switch (result) {
            case null -> {}
            case Changed _ -> {}
            case Rows rows -> rows.toList();
            case Documents documents -> documents.close();
            case Several several -> {
                try (several) {
                    for (Result part = several.next(); part != null; part = several.next()) {
                        read(part);
                    }
                }
            }
        }
    }
}
