package dev.penstock.engine.api;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A parsed connection URL or connection string, as users copy it from a driver's settings, a hosting console or another
 * tool. Parsing does not connect to a server. Messages never contain a password.
 */
public sealed interface ConnectionUrl {

    /**
     * Parses a text: a JDBC URL, {@code postgresql://}, {@code mysql://}, {@code mongodb://}, {@code sqlite:}, the path
     * of a file that ends in {@code .db} or {@code .sqlite}, or libpq's {@code host=… dbname=…}.
     */
    static ConnectionUrl parse(String text) {
        return UrlParser.parse(text.strip());
    }

    /**
     * A valid text. The caller closes the password when it is no longer needed.
     *
     * @param engine the database product
     * @param nodes the nodes in order, at least one. The path of a file stays relative if it is written so, and then
     *     starts in the workspace's folder. A MongoDB URL becomes a {@link NodeAddress.Url} without its credentials
     * @param database the name of the database on the server; null if the text has none
     * @param username the username; null if the text has none
     * @param password the password; null if the text has none
     * @param tls the encryption; null if the text does not set it
     * @param leftOver the decoded parameters {@code name=value} that a profile does not support; without the value if
     *     it may be a credential
     */
    record Parsed(
            EngineKind engine,
            List<NodeAddress> nodes,
            @Nullable String database,
            @Nullable String username,
            @Nullable Secret password,
            Profile.@Nullable Tls tls,
            List<String> leftOver)
            implements ConnectionUrl {

        /** Copies the lists. */
        public Parsed {
            Objects.requireNonNull(engine, "engine");
            nodes = List.copyOf(nodes);
            leftOver = List.copyOf(leftOver);
        }
    }

    /**
     * An invalid text.
     *
     * @param found the fault, without a password
     * @param advice what to write instead
     * @param column the column of the fault, from 1
     */
    record Invalid(String found, String advice, int column) implements ConnectionUrl {}
}
