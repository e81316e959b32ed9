package dev.penstock.connectors.jdbc;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is particular about a JDBC driver, as far as the JDBC face must know it. The defaults hold for any driver and assume
 * nothing. Stateless; safe for use by many threads.
 */
public interface DriverBehaviour {

    /** The defaults alone. */
    DriverBehaviour UNKNOWN = new DriverBehaviour() {};

    /** Whether preparing a statement reaches no server and calls nothing native. */
    default boolean preparesLocally() {
        return false;
    }

    /** Whether the driver holds all results of an executed statement in memory, so that the server has done its part. */
    default boolean holdsResults(Statement executed) throws SQLException {
        return false;
    }

    /** How many rows a result has that the driver holds in memory; 0 if that is not known. */
    default long rows(ResultSet held) throws SQLException {
        return 0;
    }

    /** Whether generated keys are in memory after the statement, so that asking for them reaches no server. */
    default boolean holdsGeneratedKeys() {
        return false;
    }

    /** Whether a text of several statements takes effect whole or not at all in auto-commit mode. */
    default boolean textsAreAtomic() {
        return false;
    }

    /**
     * Whether a statement outside a transaction commits only when its last row has been read or its result is closed, as
     * in SQLite. Such a driver may hide at the close that the commit has failed, but not at the step after the last row.
     */
    default boolean commitsAfterLastRow() {
        return false;
    }

    /** How many rows the connection has changed in its life, for comparing; -1 if that is not known. Reaches no server. */
    default long changes(Connection connection) throws SQLException {
        return -1;
    }

    /**
     * The update counts of a batch that failed, one for each entry: {@link Statement#EXECUTE_FAILED} for one that certainly
     * had no effect.
     *
     * @param failure what the driver threw
     * @param entries how many the batch had
     * @return null if what the driver says does not tell
     */
    default long @Nullable [] batchCounts(SQLException failure, int entries) {
        if (!(failure instanceof BatchUpdateException batch)) {
            return entries == 1 ? new long[] {Statement.EXECUTE_FAILED} : null;
        }
        long[] told = batch.getLargeUpdateCounts();
        if (told == null || told.length > entries) {
            return null;
        }
        if (told.length == entries) {
            return Arrays.stream(told).anyMatch(count -> count == Statement.EXECUTE_FAILED) ? told : null;
        }
        // a driver that stops at the first failure tells of those before it
        long[] all = Arrays.copyOf(told, entries);
        Arrays.fill(all, told.length, entries, Statement.EXECUTE_FAILED);
        return all;
    }
}
