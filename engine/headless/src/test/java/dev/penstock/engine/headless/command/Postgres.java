package dev.penstock.engine.headless.command;

import dev.penstock.connectors.testkit.TestDatabase;

/** Creates profiles of real servers. */
final class Postgres {
    private Postgres() {}

    static String profile(String name, TestDatabase database) {
        return "  " + name + ":\n"
                + "    engine: postgresql\n"
                + "    nodes: [\"" + database.host() + ":" + database.port() + "\"]\n"
                + "    name: " + database.name() + "\n"
                + "    username: " + database.username() + "\n"
                + "    password: ${secret:test}\n"
                // a login on a busy machine is slow, and a pool with a fixed size must not make HikariCP warn of it
                + "    pool: {min: 2, max: 2, acquire-timeout: 30s}\n";
    }
}
