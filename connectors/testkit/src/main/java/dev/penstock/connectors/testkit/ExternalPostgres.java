package dev.penstock.connectors.testkit;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An external PostgreSQL server, which tests can use but not stop. */
record ExternalPostgres(String host, int port, String username, String password, String parameters, String origin)
        implements PostgresServer {
    private static final String SCHEME = "jdbc:postgresql://";
    private static final int DEFAULT_PORT = 5432;

    /**
     * Parses {@code host[:port]} or a JDBC URL. The defaults are the user {@code postgres} and an empty password. The
     * database of the URL is ignored.
     */
    static ExternalPostgres at(String address, String origin) {
        String url = address.startsWith(SCHEME) ? address : SCHEME + address;
        URI uri = parse(url, origin);
        String username = "postgres";
        String password = "";
        List<String> others = new ArrayList<>();
        String query = Optional.ofNullable(uri.getRawQuery()).orElse("");
        for (String parameter : query.split("&")) {
            if (parameter.startsWith("user=")) {
                username = value(parameter);
            } else if (parameter.startsWith("password=")) {
                password = value(parameter);
            } else if (!parameter.isEmpty()) {
                others.add(parameter);
            }
        }
        int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
        return new ExternalPostgres(uri.getHost(), port, username, password, String.join("&", others), origin);
    }

    private static URI parse(String url, String origin) {
        try {
            URI uri = URI.create(url.substring("jdbc:".length()));
            if (uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException malformed) {
            // Reported below. The message of this exception repeats the address, which may contain a password.
        }
        throw new IllegalStateException(
                origin + " is not an address: write host, host:port or " + SCHEME + "host:port/?user=…&password=…");
    }

    private static String value(String parameter) {
        String raw = parameter.substring(parameter.indexOf('=') + 1);
        return URLDecoder.decode(raw, StandardCharsets.UTF_8);
    }

    @Override
    public String jdbcUrl(String database) {
        String url = SCHEME + host + ":" + port + "/" + database;
        return parameters.isEmpty() ? url : url + "?" + parameters;
    }

    @Override
    public void dropDatabase(String name) {
        execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }

    @Override
    public String toString() {
        return "PostgreSQL at " + host + ":" + port + " (" + origin + ")";
    }
}
