package dev.penstock.engine.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a statement changed.
 *
 * @param matched rows or documents that its condition matched; the same as {@code changed} if the server does not tell
 *     them apart
 * @param changed rows or documents that differ now; 0 for statements that change none, such as DDL
 * @param keys the keys that the server generated, a row each, if the statement's options ask for them
 * @param failures the rows of a batch that failed while others took effect; empty if all went well
 */
public record Changed(long matched, long changed, List<Row> keys, List<RowFailure> failures) implements Result {

    /** Copies the lists. */
    public Changed {
        keys = List.copyOf(keys);
        failures = List.copyOf(failures);
    }

    /** A count, without keys. */
    public static Changed of(long rows) {
        return new Changed(rows, rows, List.of(), List.of());
    }

    /**
     * The only generated key.
     *
     * @throws ResultException if there is none or more than one, or it cannot be read as that type
     */
    public <T> T key(Class<T> type) {
        if (keys.size() != 1) {
            throw Results.unexpected("one generated key", keys.size() + " keys");
        }
        T key = keys.getFirst().get(0, type);
        if (key == null) {
            throw Results.unexpected("a generated key", "NULL");
        }
        return key;
    }

    /**
     * One row of a batch that failed.
     *
     * @param row its place in the batch, from 0
     * @param code what kind of failure
     * @param sqlState the server's SQL state; null if it gave none
     * @param message what the server said
     */
    public record RowFailure(
            int row, ErrorCode code, @Nullable String sqlState, String message) {}
}
