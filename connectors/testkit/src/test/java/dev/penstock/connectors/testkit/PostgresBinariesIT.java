package dev.penstock.connectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresBinariesIT {
    @Test
    void find_emptyCache_unpacksProgramsThatRun(@TempDir Path cache) throws Exception {
        PostgresBinaries binaries = PostgresBinaries.find(cache, "somebody");

        List<String> command = binaries.command("postgres", List.of("--version"));

        assertThat(ProcessRunner.run(command).output()).contains("PostgreSQL) 18.");
        assertThat(command.getFirst()).startsWith(cache.toString());
        try (var inCache = Files.list(cache)) {
            assertThat(inCache).hasSize(1);
        }
        assertThat(PostgresBinaries.find(cache, "somebody").command("postgres", List.of("--version")))
                .isEqualTo(command);
    }

    @ParameterizedTest
    @ValueSource(strings = {"root", "?"})
    void command_forWhomPostgresRefuses_runsAsNobody(String user) {
        Path home = Path.of(System.getProperty("user.home"));
        PostgresBinaries binaries = PostgresBinaries.find(PostgresBinaries.cacheFolder(home), user);

        ProcessRunner.Completed ended = ProcessRunner.run(binaries.command("initdb", List.of("--show")));

        assertThat(ended.output()).doesNotContain("cannot be run as root");
        assertThat(binaries.command("initdb", List.of())).startsWith("unshare", "-U");
    }
}
