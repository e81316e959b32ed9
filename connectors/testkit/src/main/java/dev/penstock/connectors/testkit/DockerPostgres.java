package dev.penstock.connectors.testkit;

import java.util.function.BooleanSupplier;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** PostgreSQL in a container, if Docker's daemon answers. Testcontainers stops it after the end of the JVM. */
record DockerPostgres(BooleanSupplier daemonAnswers) implements PostgresSource {
    private static final String IMAGE = "postgres:18";
    private static final int PORT = 5432;

    @Override
    public String name() {
        return "Docker";
    }

    @Override
    public PostgresServer find() {
        if (!daemonAnswers.getAsBoolean()) {
            throw new Unavailable("the daemon does not answer");
        }
        return new Container().server();
    }

    /** A separate class, because its code must not load without a daemon. */
    static final class Container {
        @SuppressWarnings("resource") // Runs until the end of the JVM.
        PostgresServer server() {
            GenericContainer<?> container = new GenericContainer<>(IMAGE)
                    .withExposedPorts(PORT)
                    .withEnv("POSTGRES_PASSWORD", PostgresFolder.PASSWORD)
                    // The image starts the server twice: first for the setup, then for use.
                    .waitingFor(Wait.forLogMessage(".*database system is ready to accept connections.*\\s", 2));
            container.start();
            return new ExternalPostgres(
                    container.getHost(),
                    container.getMappedPort(PORT),
                    PostgresFolder.USER,
                    PostgresFolder.PASSWORD,
                    "",
                    "a container of " + IMAGE);
        }
    }
}
