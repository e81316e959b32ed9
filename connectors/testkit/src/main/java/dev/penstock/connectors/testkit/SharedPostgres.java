package dev.penstock.connectors.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;

/** Finds the shared server of the tests in one JVM. */
final class SharedPostgres {
    static final String ADDRESS = "PENSTOCK_TEST_POSTGRESQL";
    static final String ORDER = "penstock.servers";

    private static final System.Logger LOG = System.getLogger(SharedPostgres.class.getName());

    private static @Nullable PostgresServer found;

    private SharedPostgres() {}

    static synchronized PostgresServer get() {
        PostgresServer server = found;
        if (server == null) {
            server = find(sources(System.getenv(ADDRESS), System.getProperty(ORDER, "")));
            found = server;
        }
        return server;
    }

    /** The sources in the order in which they are tried. */
    static List<PostgresSource> sources(@Nullable String address, String order) {
        PostgresSource given = new ConfiguredPostgres(address);
        PostgresSource own = new LocalPostgres(PostgresServer::start);
        PostgresSource docker =
                new DockerPostgres(() -> DockerClientFactory.instance().isDockerAvailable());
        return switch (order) {
            case "" -> List.of(given, own, docker);
            case "docker" -> List.of(docker, given, own);
            default ->
                throw new IllegalStateException("-D" + ORDER + "=" + order + " is unknown: omit it, or write docker");
        };
    }

    /** The server of the first available source. */
    static PostgresServer find(List<PostgresSource> sources) {
        List<PostgresSource.Unavailable> failures = new ArrayList<>();
        List<String> tried = new ArrayList<>();
        for (PostgresSource source : sources) {
            try {
                PostgresServer server = source.find();
                LOG.log(System.Logger.Level.INFO, "The tests share {0}", server.origin());
                return server;
            } catch (PostgresSource.Unavailable e) {
                tried.add(source.name() + ": " + e.getMessage());
                failures.add(e);
            }
        }
        var none = new IllegalStateException("No PostgreSQL for the tests. Tried " + String.join("; ", tried));
        failures.forEach(none::addSuppressed);
        throw none;
    }

    /** The address in the environment. If it is set and no server answers, no other source is tried. */
    record ConfiguredPostgres(@Nullable String address) implements PostgresSource {
        @Override
        public String name() {
            return "the address in " + ADDRESS;
        }

        @Override
        public PostgresServer find() {
            if (address == null || address.isBlank()) {
                throw new Unavailable("not set");
            }
            PostgresServer server = ExternalPostgres.at(address.strip(), name());
            server.ask("SELECT 1");
            return server;
        }
    }

    /** A local process. */
    record LocalPostgres(Supplier<PostgresServer> start) implements PostgresSource {
        @Override
        public String name() {
            return "a local PostgreSQL 18";
        }

        @Override
        public PostgresServer find() {
            try {
                return start.get();
            } catch (RuntimeException e) {
                throw new Unavailable(e);
            }
        }
    }
}
