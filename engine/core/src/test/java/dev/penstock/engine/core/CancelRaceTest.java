package dev.penstock.engine.core;

import dev.penstock.engine.api.Penstock;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On SQLite, whose statements begin within microseconds. */
class CancelRaceTest {
    @TempDir
    Path folder;

    private Penstock engine;
    private CancelRace race;

    @BeforeEach
    void open() throws IOException {
        engine = Engines.sqlite(folder);
        race = new CancelRace(
                engine.database("it"),
                "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n");
    }

    @AfterEach
    void close() {
        engine.close();
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
