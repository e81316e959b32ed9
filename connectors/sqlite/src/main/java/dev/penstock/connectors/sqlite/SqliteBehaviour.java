package dev.penstock.connectors.sqlite;

import dev.penstock.connectors.jdbc.DriverBehaviour;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** SQLite's JDBC driver: it steps through results, and runs a batch entry by entry. */
final class SqliteBehaviour implements DriverBehaviour {
    static final SqliteBehaviour INSTANCE = new SqliteBehaviour();

    private static final Pattern ENTRY = Pattern.compile("^batch entry (\\d+):");

    private SqliteBehaviour() {}

    @Override
    public boolean commitsAfterLastRow() {
        return true;
    }

    @Override
    public long changes(Connection connection) throws SQLException {
        return ((SqliteConnection) connection).getDatabase().total_changes();
    }

    /** The driver's counts have a place for each entry, and its message names the one that failed. */
    @Override
    public long @Nullable [] batchCounts(SQLException failure, int entries) {
        Matcher entry = ENTRY.matcher(String.valueOf(failure.getMessage()));
        if (!(failure instanceof BatchUpdateException batch) || !entry.find()) {
            return DriverBehaviour.super.batchCounts(failure, entries);
        }
        int failed = Math.min(entries, Integer.parseInt(entry.group(1)));
        long[] counts = Arrays.copyOf(batch.getLargeUpdateCounts(), entries);
        Arrays.fill(counts, failed, entries, Statement.EXECUTE_FAILED);
        return counts;
    }
}
