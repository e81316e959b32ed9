package dev.penstock.connectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBinariesIT {
    @Test
    void find_emptyCache_unpacksProgramsThatRun(@TempDir Path cache) throws Exception {
        PostgresBinaries binaries = PostgresBinaries.find(cache, "somebody");

        List<String> command = binaries.command("postgres", List.of("--version"));

        assertThat(Commands.run(command).output()).contains("PostgreSQL) 18.");
        assertThat(command.getFirst()).startsWith(cache.toString());
        try (var inCache = Files.list(cache)) {
            assertThat(inCache).hasSize(1);
        }
        assertThat(PostgresBinaries.find(cache, "somebody").command("postgres", List.of("--version")))
                .isEqualTo(command);
    }
}
