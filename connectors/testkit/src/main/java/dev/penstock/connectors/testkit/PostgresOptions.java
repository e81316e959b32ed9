package dev.penstock.connectors.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a private PostgreSQL server is like. Immutable: each {@code with…} returns another one.
 * Unless said otherwise it takes a free port, speaks plain TCP and asks for a password
 * (scram-sha-256).
 *
 * @param port the TCP port on loopback; 0 for one that is free
 * @param tlsNames the host names and IPv4 addresses in the server's certificate; empty: no TLS
 * @param settings lines of {@code postgresql.conf}, name to value, without quotes
 */
public record PostgresOptions(int port, List<String> tlsNames, Map<String, String> settings) {
    public PostgresOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("A port is 0 (any) to 65535, not " + port);
        }
        tlsNames = List.copyOf(tlsNames);
        settings = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /** No TLS, any port, the testkit's settings. */
    public static PostgresOptions defaults() {
        return new PostgresOptions(0, List.of(), Map.of());
    }

    /** A port known in advance, for a server that is expected before it is there. */
    public PostgresOptions withPort(int known) {
        return new PostgresOptions(known, tlsNames, settings);
    }

    /**
     * TLS and nothing else: a connection without it is refused. The certificate is made for {@code
     * localhost} and {@code 127.0.0.1}; its authority is {@link
     * PostgresProcess#certificateAuthority()}.
     */
    public PostgresOptions withTls() {
        return withTls("localhost", Ports.HOST);
    }

    /** The same with a certificate for other names, for instance wrong ones. */
    public PostgresOptions withTls(String... names) {
        return new PostgresOptions(port, List.of(names), settings);
    }

    /** One setting more, for instance {@code max_connections} and {@code 20}. */
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
        // A killed process loses nothing of what the system has taken; only a power cut would.
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
