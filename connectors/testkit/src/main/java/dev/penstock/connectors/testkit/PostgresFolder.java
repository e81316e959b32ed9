package dev.penstock.connectors.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** The folder of one PostgreSQL server: its data, its log, its certificates. */
final class PostgresFolder {
    static final String USER = "postgres";
    static final String PASSWORD = "penstock-test";
    static final String CERTIFICATE = "server.crt";
    static final String KEY = "server.key";

    private static final String CONFIGURATION = "postgresql.conf";
    private static final String ACCESS = "pg_hba.conf";
    private static final String PID_FILE = "postmaster.pid";
    private static final int STATUS_LINE = 7;
    private static final int LOG_LINES = 20;

    private final Path folder;

    PostgresFolder() {
        folder = Unchecked.get("make a folder for PostgreSQL", () -> Files.createTempDirectory("penstock-postgresql-"));
    }

    /** A name that no other server has, good as an SQL identifier. */
    String name() {
        return "server_" + folder.getFileName().toString().replaceAll("[^0-9]", "");
    }

    Path data() {
        return folder.resolve("data");
    }

    Path log() {
        return folder.resolve("server.log");
    }

    Path certificateAuthority() {
        return folder.resolve("ca.pem");
    }

    /** Makes a fresh cluster that answers on {@code port}. */
    void initialize(PostgresBinaries binaries, PostgresOptions options, int port) {
        Unchecked.run("prepare " + data(), () -> {
            Path password = Files.writeString(folder.resolve("password"), PASSWORD);
            Commands.must(binaries.command(
                    "initdb",
                    List.of(
                            "--pgdata=" + data(),
                            "--username=" + USER,
                            "--pwfile=" + password,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            "--locale=C",
                            "--no-sync",
                            "--no-instructions")));
            Files.write(data().resolve(ACCESS), options.access());
            append(options.configuration(port));
            if (options.tls()) {
                installCertificates(options.tlsNames());
            }
        });
    }

    private void installCertificates(List<String> names) throws IOException {
        Certificates certificates = Certificates.make(folder, names);
        Files.writeString(certificateAuthority(), certificates.authorityPem());
        Files.writeString(data().resolve(CERTIFICATE), certificates.serverPem());
        Path key = data().resolve(KEY);
        Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(key, certificates.serverKeyPem());
    }

    /** More lines for {@code postgresql.conf}; the last line of a name counts. */
    void append(List<String> lines) {
        Unchecked.run(
                "write " + CONFIGURATION,
                () -> Files.write(data().resolve(CONFIGURATION), lines, StandardOpenOption.APPEND));
    }

    /** An empty file whose presence tells the server how to start. */
    void raise(String signalFile) {
        Unchecked.run("write " + signalFile, () -> Files.writeString(data().resolve(signalFile), ""));
    }

    void lower(String signalFile) {
        Unchecked.run("delete " + signalFile, () -> Files.deleteIfExists(data().resolve(signalFile)));
    }

    /**
     * What the server with this process id says of itself: {@code starting}, {@code standby}, {@code
     * ready} or {@code stopping}; empty as long as it says nothing.
     */
    String status(long pid) {
        try {
            List<String> lines = Files.readAllLines(data().resolve(PID_FILE));
            boolean its = lines.size() > STATUS_LINE && lines.getFirst().equals(Long.toString(pid));
            return its ? lines.get(STATUS_LINE).strip() : "";
        } catch (IOException notYet) {
            return "";
        }
    }

    /** The end of the log since the server's last start. */
    String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e + ")";
        }
    }

    void delete() {
        Leftovers.delete(folder);
    }
}
