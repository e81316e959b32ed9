package dev.penstock.engine.api;

import java.util.Objects;

/**
 * On whose behalf a statement runs: stands in access decisions, meters and the audit trail.
 *
 * @param user who; an operating system user, a service's name
 * @param application what: {@code desktop}, {@code cli}, an embedder's own word
 */
public record Caller(String user, String application) {

    /** Checks for nulls. */
    public Caller {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(application, "application");
    }

    /** The operating system's user in an application. */
    public static Caller of(String application) {
        return new Caller(System.getProperty("user.name", "unknown"), application);
    }
}
