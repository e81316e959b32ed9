package dev.penstock.connectors.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The options of a private PostgreSQL server. Immutable: each {@code with…} returns a copy. The defaults are a free
 * port, plain TCP and a password (scram-sha-256).
 *
 * @param port the TCP port on loopback; 0 for a free one
 * @param tlsNames the host names and IPv4 addresses in the server's certificate; empty for no TLS
 * @param settings the settings for {@code postgresql.conf}, without quotes
 */
public record PostgresOptions(int port, List<String> tlsNames, Map<String, String> settings) {
    public PostgresOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("A port is 0 (any) to 65535, not " + port);
        }
        tlsNames = List.copyOf(tlsNames);
        settings = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /** The defaults: no TLS, any port, the testkit's settings. */
    public static PostgresOptions defaults() {
        return new PostgresOptions(0, List.of(), Map.of());
    }

    /** A copy with a fixed port, for a test that needs the port before the server starts. */
    public PostgresOptions withPort(int known) {
        return new PostgresOptions(known, tlsNames, settings);
    }

    /**
     * A copy that requires TLS. The certificate is for {@code localhost} and {@code 127.0.0.1}; its authority is {@link
     * PostgresProcess#certificateAuthority()}.
     */
    public PostgresOptions withTls() {
        return withTls("localhost", Ports.HOST);
    }

    /** A copy that requires TLS with a certificate for other names, for example wrong ones. */
    public PostgresOptions withTls(String... names) {
        return new PostgresOptions(port, List.of(names), settings);
    }

    /** A copy with one more setting, for example {@code max_connections} and {@code 20}. */
    public PostgresOptions withSetting(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(settings);
        more.put(name, value);
        return new PostgresOptions(port, tlsNames, more);
    }

    boolean tls() {
        return !tlsNames.isEmpty();
    }

    /** The lines of {@code postgresql.conf} for a server on {@code actualPort}. */
    List<String> configuration(int actualPort) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("listen_addresses", Ports.HOST);
        all.put("unix_socket_directories", "");
        // A killed process loses no data that the operating system has accepted; only a power failure would.
        all.put("fsync", "off");
        all.put("timezone", "UTC");
        all.put("log_timezone", "UTC");
        if (tls()) {
            all.put("ssl", "on");
            all.put("ssl_cert_file", PostgresFolder.CERTIFICATE);
            all.put("ssl_key_file", PostgresFolder.KEY);
        }
        all.putAll(settings);
        all.put("port", Integer.toString(actualPort));
        List<String> lines = new ArrayList<>();
        all.forEach((name, value) -> lines.add(line(name, value)));
        return lines;
    }

    /** The lines of {@code pg_hba.conf}. */
    List<String> access() {
        String type = tls() ? "hostssl" : "host";
        return List.of(type + " all all all scram-sha-256", type + " replication all all scram-sha-256");
    }

    static String line(String name, String value) {
        return name + " = '" + value.replace("'", "''") + "'";
    }
}
