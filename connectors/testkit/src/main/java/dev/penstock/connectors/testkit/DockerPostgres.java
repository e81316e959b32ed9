package dev.penstock.connectors.testkit;

import java.util.function.BooleanSupplier;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** PostgreSQL in a container, where Docker's daemon answers. Testcontainers ends it after the JVM. */
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
            throw new Unavailable("its daemon does not answer");
        }
        return new Container().server();
    }

    /** Apart from the rest, because nothing of it runs where there is no daemon. */
    static final class Container {
        @SuppressWarnings("resource") // Lives as long as the JVM.
        PostgresServer server() {
            GenericContainer<?> container = new GenericContainer<>(IMAGE)
                    .withExposedPorts(PORT)
                    .withEnv("POSTGRES_PASSWORD", PostgresFolder.PASSWORD)
                    // The image starts the server twice: first to set it up, then for good.
                    .waitingFor(Wait.forLogMessage(".*database system is ready to accept connections.*\\s", 2));
            container.start();
            return new ReachedPostgres(
                    container.getHost(),
                    container.getMappedPort(PORT),
                    PostgresFolder.USER,
                    PostgresFolder.PASSWORD,
                    "",
                    "a container of " + IMAGE);
        }
    }
}
