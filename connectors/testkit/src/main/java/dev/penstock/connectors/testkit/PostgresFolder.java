package dev.penstock.connectors.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** The folder of one PostgreSQL server with data, log and certificates. */
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
        folder = Unchecked.get(
                "create a folder for PostgreSQL", () -> Files.createTempDirectory("penstock-postgresql-"));
    }

    /** A unique name that is a valid SQL identifier. */
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

    /** Creates a new cluster for {@code port}. */
    void initialize(PostgresBinaries binaries, PostgresOptions options, int port) {
        Unchecked.run("prepare " + data(), () -> {
            Path password = Files.writeString(folder.resolve("password"), PASSWORD);
            ProcessRunner.must(binaries.command(
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

    /** Appends lines to {@code postgresql.conf}. The last line of a name wins. */
    void append(List<String> lines) {
        Unchecked.run(
                "write " + CONFIGURATION,
                () -> Files.write(data().resolve(CONFIGURATION), lines, StandardOpenOption.APPEND));
    }

    /** Creates an empty file that changes the server's start mode. */
    void raise(String signalFile) {
        Unchecked.run("write " + signalFile, () -> Files.writeString(data().resolve(signalFile), ""));
    }

    void lower(String signalFile) {
        Unchecked.run("delete " + signalFile, () -> Files.deleteIfExists(data().resolve(signalFile)));
    }

    /**
     * The status that the server with this process id reports: {@code starting}, {@code standby}, {@code ready} or
     * {@code stopping}; empty before the first report.
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

    /** The last lines of the log since the server's latest start. */
    String logTail() {
        try {
            List<String> lines = Files.readAllLines(log());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e + ")";
        }
    }

    void delete() {
        TestCleanup.delete(folder);
    }
}
