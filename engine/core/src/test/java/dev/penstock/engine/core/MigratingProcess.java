package dev.penstock.engine.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A process that applies the migrations of a SQLite file, and stays in the middle of that until its input ends. */
final class MigratingProcess {
    static final String STATEMENT = "insert into item values ('once')";

    private MigratingProcess() {}

    static Process start(Path folder, Path file) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MigratingProcess.class.getName(),
                        folder.toString(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    public static void main(String[] args) throws IOException {
        ScriptedMigrator migrator = ScriptedMigrator.sqlite(STATEMENT);
        migrator.atBegin = MigratingProcess::stay;
        try (MigratedFile site = MigratedFile.open(Path.of(args[0]), Path.of(args[1]), migrator)) {
            site.begin().await();
        }
    }

    private static void stay() {
        System.out.print("h");
        System.out.flush();
        try {
            while (System.in.read() >= 0) {
                Thread.onSpinWait();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
