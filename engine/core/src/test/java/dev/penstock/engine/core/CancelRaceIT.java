package dev.penstock.engine.core;

import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.connectors.testkit.TestDatabase;
import dev.penstock.engine.api.Penstock;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On PostgreSQL, which does not hear a cancel that overtakes its statement. */
class CancelRaceIT {
    @TempDir
    Path folder;

    private TestDatabase database;
    private Penstock engine;
    private CancelRace race;

    @BeforeEach
    void open() throws IOException {
        PostgresServer server = PostgresServer.shared();
        database = server.createDatabase();
        engine = Engines.postgres(
                folder, server, server.host(), server.port(), database.name(), "    tls: {mode: disable}\n");
        race = new CancelRace(engine.database("it"), "select pg_sleep(300)");
    }

    @AfterEach
    void close() {
        engine.close();
        database.close();
    }

    @Test
    void cancel_ofAnExecutionAroundItsBeginning_alwaysEndsIt() throws InterruptedException {
        race.ofExecutions();
    }

    @Test
    void cancel_ofAJdbcStatementAroundItsBeginning_alwaysEndsIt() throws Exception {
        race.ofJdbcStatements();
    }
}
