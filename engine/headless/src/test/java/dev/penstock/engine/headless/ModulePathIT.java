package dev.penstock.engine.headless;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the engine on the module path like an embedder: every jar is a module, services are found, a query runs. */
class ModulePathIT {
    private static final Pattern MODULES =
            Pattern.compile("target.classes$|/(penstock-(engine|connector|monitoring|migrations)[^/]*"
                    + "|HikariCP|slf4j-|logback-|postgresql-4|sqlite-jdbc|snakeyaml-engine|tink|gson|protobuf|error_prone_annotations"
                    + "|flyway-|micrometer-|prometheus-|HdrHistogram|picocli|jspecify|jsr305)[^/]*jar$");

    @TempDir
    Path folder;

    @Test
    void query_onTheModulePath_isAnswered() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("penstock.yaml"), """
                databases:
                  shop:
                    engine: sqlite
                    url: jdbc:sqlite:shop.db
                """);

        assertThat(run("query", "shop", "select 6 * 7 as answer", "--format", "csv"))
                .contains("answer\n42\n");
    }

    @Test
    void migrate_onTheModulePath_isDone() throws IOException, InterruptedException {
        Files.createFile(folder.resolve("shop.db"));
        Files.createDirectory(folder.resolve("migrations"));
        Files.writeString(folder.resolve("migrations").resolve("V1__shop.sql"), "CREATE TABLE shop (id INTEGER);\n");
        Files.writeString(folder.resolve("penstock.yaml"), """
                databases:
                  shop: {engine: sqlite, file: shop.db, migrations: {locations: [migrations]}}
                """);

        assertThat(run("migrate", "apply", "shop"))
                .startsWith("applied V1 shop\n1 migration applied to shop in ")
                .hasLineCount(2);
    }

    private String run(String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED,org.xerial.sqlitejdbc",
                "--module-path",
                modulePath(),
                "--add-modules",
                "ALL-MODULE-PATH",
                "--module",
                "dev.penstock.engine.headless/dev.penstock.engine.headless.Main"));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    /** Our modules and their dependencies. The rest of this class path belongs to the tests. */
    private static String modulePath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> MODULES.matcher(entry).find())
                .reduce((one, other) -> one + File.pathSeparator + other)
                .orElseThrow();
    }
}
