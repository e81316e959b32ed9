package dev.penstock.engine.core;

import dev.penstock.engine.api.Changed;
import dev.penstock.engine.api.Documents;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.Several;
import org.jspecify.annotations.Nullable;

/** The last result of a held connection, which its next call closes. For one thread. */
final class HeldResult {
    private @Nullable Result open;

    /** Keeps a result for the next {@link #close}. */
    <R extends Result> R keep(R result) {
        open = result;
        return result;
    }

    /** Closes what is still open. */
    void close() {
        Result last = open;
        open = null;
        switch (last) {
            case null -> {}
            case Changed done -> {}
            case Rows rows -> rows.close();
            case Documents documents -> documents.close();
            case Several several -> several.close();
        }
    }
}
