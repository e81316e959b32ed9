package dev.penstock.engine.headless.command;

import dev.penstock.connectors.testkit.TestDatabase;

/** Profiles of real servers in a workspace. */
final class Postgres {
    private Postgres() {}

    static String profile(String name, TestDatabase database) {
        return "  " + name + ":\n"
                + "    engine: postgresql\n"
                + "    nodes: [\"" + database.host() + ":" + database.port() + "\"]\n"
                + "    name: " + database.name() + "\n"
                + "    username: " + database.username() + "\n"
                + "    password: ${secret:test}\n"
                // a busy machine takes its time to log in; a pool of one size must not make the library below warn of
                // it
                + "    pool: {min: 2, max: 2, acquire-timeout: 30s}\n";
    }
}
