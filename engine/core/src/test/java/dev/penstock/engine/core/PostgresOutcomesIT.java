package dev.penstock.engine.core;

import dev.penstock.connectors.tck.outcomes.OutcomesBed;
import dev.penstock.connectors.tck.outcomes.OutcomesContract;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;

/** The outcomes of writes on PostgreSQL are what the server then holds, wherever the connection breaks. */
class PostgresOutcomesIT extends OutcomesContract {
    @TempDir
    static Path folder;

    @Override
    protected OutcomesBed bed() throws IOException, SQLException {
        return new PostgresOutcomesBed(folder);
    }
}
