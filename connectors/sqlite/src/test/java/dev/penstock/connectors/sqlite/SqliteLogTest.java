package dev.penstock.connectors.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.connectors.testkit.SqliteFiles;
import dev.penstock.engine.api.ClosedException;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.spi.NodePool;
import dev.penstock.engine.api.spi.NodeTarget;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SqliteLogTest {
    @Test
    void close_afterAProbe_takesTheLogIntoTheFile() throws Exception {
        try (SqliteFiles files = SqliteFiles.create()) {
            Path file = files.database("CREATE TABLE t (text TEXT)");
            NodePool pool = new SqliteConnector().open(target(file));
            pool.probe(Deadline.after(Duration.ofSeconds(30)));
            // the probe's connection is then the last one to close
            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement statement = other.createStatement()) {
                statement.execute("INSERT INTO t VALUES ('one')");
            }
            Path log = file.resolveSibling(file.getFileName() + "-wal");
            assertThat(log).isNotEmptyFile();
            pool.close(Duration.ofSeconds(60));
            assertThat(log).doesNotExist();
        }
    }

    @Test
    void close_whileAProbeOpensTheFile_waitsForIt() throws Exception {
        for (int turn = 0; turn < 20; turn++) {
            SqliteFiles files = SqliteFiles.create();
            NodePool pool = new SqliteConnector().open(target(files.database("CREATE TABLE t (text TEXT)")));
            Thread probing = Thread.ofVirtual().start(() -> {
                try {
                    pool.probe(Deadline.after(Duration.ofSeconds(30)));
                } catch (ClosedException late) {
                    // the pool was closed first
                }
            });
            pool.close(Duration.ofSeconds(60));
            // fails if a file appears meanwhile
            files.close();
            probing.join();
        }
    }

    private static NodeTarget target(Path file) {
        NodeAddress address = new NodeAddress.File(file);
        Profile profile = Profile.builder("shop", EngineKind.SQLITE)
                .nodes(address)
                .probeEvery(Duration.ofSeconds(2))
                .build();
        return new NodeTarget("shop", address.display(), address, profile, reference -> {
            throw new AssertionError("A file has no secrets");
        });
    }
}
