package dev.penstock.engine.headless.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.connectors.testkit.Interruptible;
import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.connectors.testkit.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the program as a process, with the signals and exit statuses of the operating system. */
class ProcessIT {
    @TempDir
    Path folder;

    TestDatabase database;
    Path err;

    @BeforeEach
    void setUp() {
        database = PostgresServer.shared().createDatabase();
        err = folder.resolve("err");
        Cli.in(folder)
                .workspace("databases:\n" + Postgres.profile("orders", database))
                .input(database.password())
                .run("secret", "set", "test");
    }

    @AfterEach
    void tearDown() {
        database.close();
    }

    @Test
    void query_interrupted_endsAtTheServerAndFails() throws Exception {
        Process process = start("query", "orders", "select pg_sleep(600), 'wait for Ctrl+C'");
        String sleeping = "select count(*) from pg_stat_activity where state = 'active'"
                + " and query like 'select pg_sleep%' and datname = '" + database.name() + "'";
        until(sleeping, "1");

        interrupt(process);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        until(sleeping, "0");
        assertThat(Files.readString(err)).contains("Cancelling").doesNotContain("\tat ");
    }

    @Test
    void query_whichTheServerRejects_pointsAtThePlace() throws Exception {
        Process process = start("query", "orders", "select 1,\n  nme from pg_class");

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(Files.readString(err))
                .contains("  line 2:   nme from pg_class\n            ^\n")
                .contains("SQL state 42703");
    }

    @Test
    void query_whoseReaderLeaves_endsInSilence() throws Exception {
        Process process =
                start("query", "orders", "select i from generate_series(1, 3000000) as n(i)", "--format", "csv");
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).as(Files.readString(err)).isEqualTo("i");
        }

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(err)).isEmpty();
        assertThat(process.exitValue()).isZero();
        until("select count(*) from pg_stat_activity where datname = '" + database.name() + "'", "0");
    }

    private Process start(String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.penstock.engine.headless.Main",
                "-c",
                folder.resolve("penstock.yaml").toString()));
        command.addAll(List.of(args));
        return new ProcessBuilder(Interruptible.command(command))
                .redirectError(err.toFile())
                .start();
    }

    private static void interrupt(Process process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private void until(String sql, String answer) throws InterruptedException, IOException {
        for (int i = 0; i < 600; i++) {
            if (PostgresServer.shared().ask(sql).equals(answer)) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("'" + sql + "' never told " + answer + "; the process said: " + Files.readString(err));
    }
}
