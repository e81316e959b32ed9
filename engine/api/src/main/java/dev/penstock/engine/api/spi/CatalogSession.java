package dev.penstock.engine.api.spi;

import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.Statement;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How a catalog reader runs its statements. */
@FunctionalInterface
public interface CatalogSession {

    /** Runs a statement that reads. */
    Result execute(Statement statement);

    /**
     * Runs several statements that see one state of the catalog, if the engine can.
     *
     * @param work gets a session for the length of the call
     */
    default <T extends @Nullable Object> T inSnapshot(Function<CatalogSession, T> work) {
        return work.apply(this);
    }
}
