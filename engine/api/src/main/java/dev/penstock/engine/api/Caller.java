package dev.penstock.engine.api;

import java.util.Objects;

/**
 * The caller of a statement, for access decisions, metrics and the audit trail.
 *
 * @param user the user: a user of the operating system, or the name of a service
 * @param application the application: {@code desktop}, {@code cli}, or a name chosen by an embedder
 */
public record Caller(String user, String application) {

    /** Checks for nulls. */
    public Caller {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(application, "application");
    }

    /** The user of the operating system in an application. */
    public static Caller of(String application) {
        return new Caller(System.getProperty("user.name", "unknown"), application);
    }
}
