package dev.penstock.engine.headless.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.connectors.testkit.PostgresProcess;
import dev.penstock.connectors.testkit.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares {@code query … --format csv} with the engine's own client on a real schema with data: byte for byte for
 * PostgreSQL, and cell for cell for {@code sqlite3}, which quotes more than necessary.
 */
@Tag("real-data")
class ChinookIT {
    private static final Path DATA = Path.of(System.getProperty("penstock.data", "-Dpenstock.data is not set"))
            .resolve("chinook");

    @TempDir
    static Path folder = Path.of("");

    private static PostgresProcess server;

    @BeforeAll
    static void load() throws IOException, InterruptedException {
        Path file = folder.resolve("chinook.db");
        run(Map.of(), DATA.resolve("Chinook_Sqlite.sql"), "sqlite3", file.toString());
        server = PostgresServer.start();
        run(
                Map.of("PGPASSWORD", server.password()),
                null,
                "psql",
                "-X",
                "-q",
                "-v",
                "ON_ERROR_STOP=1",
                "-h",
                server.host(),
                "-p",
                Integer.toString(server.port()),
                "-U",
                server.username(),
                "-d",
                "postgres",
                "-f",
                DATA.resolve("Chinook_PostgreSql.sql").toString());
        Files.writeString(folder.resolve("sqlite.yaml"), """
                databases:
                  chinook: {engine: sqlite, file: chinook.db}
                """);
        Files.writeString(folder.resolve("password"), server.password());
        Files.writeString(
                folder.resolve("postgresql.yaml"), """
                databases:
                  chinook:
                    engine: postgresql
                    nodes: ["%s:%d"]
                    name: chinook
                    username: %s
                    password: ${file:password}
                """.formatted(server.host(), server.port(), server.username()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @MethodSource("sqliteQuestions")
    void query_onSqlite_printsTheCellsOfSqlite3(String question) throws IOException, InterruptedException {
        String theirs = run(
                Map.of(),
                null,
                "sqlite3",
                "-csv",
                "-header",
                folder.resolve("chinook.db").toString(),
                question);

        List<List<String>> ours = CsvCells.of(penstock("sqlite.yaml", question));

        // sqlite3 prints no header if there are no rows
        assertThat(ours.size() == 1 ? List.of() : ours).isEqualTo(CsvCells.of(theirs));
    }

    @ParameterizedTest
    @MethodSource("postgresqlQuestions")
    void query_onPostgresql_printsWhatPsqlPrints(String question) throws IOException, InterruptedException {
        String theirs = run(
                Map.of(
                        "PGPASSWORD",
                        server.password(),
                        "PGTZ",
                        java.time.ZoneId.systemDefault().getId()),
                null,
                "psql",
                "-X",
                "--csv",
                "-h",
                server.host(),
                "-p",
                Integer.toString(server.port()),
                "-U",
                server.username(),
                "-d",
                "chinook",
                "-c",
                question);

        assertThat(penstock("postgresql.yaml", question)).isEqualTo(theirs);
    }

    static Stream<String> sqliteQuestions() throws IOException {
        return questions("chinook-sqlite.sql");
    }

    static Stream<String> postgresqlQuestions() throws IOException {
        return questions("chinook-postgresql.sql");
    }

    /** One query per line, each with a comment above it. */
    private static Stream<String> questions(String resource) throws IOException {
        try (InputStream in = ChinookIT.class.getResourceAsStream(resource)) {
            assertThat(in).as(resource).isNotNull();
            List<String> questions = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("--"))
                    .toList();
            assertThat(questions).hasSizeGreaterThanOrEqualTo(20);
            return questions.stream();
        }
    }

    private static String penstock(String workspace, String question) {
        Cli.Ran ran = Cli.in(folder)
                .runBare("-c", folder.resolve(workspace).toString(), "query", "chinook", question, "--format", "csv");
        assertThat(ran.status()).as(ran.err()).isZero();
        return ran.out();
    }

    private static String run(Map<String, String> environment, @Nullable Path input, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command)));
        builder.environment().putAll(environment);
        Path errors = folder.resolve("errors");
        builder.redirectError(errors.toFile());
        if (input != null) {
            builder.redirectInput(input.toFile());
        }
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
        return output;
    }
}
