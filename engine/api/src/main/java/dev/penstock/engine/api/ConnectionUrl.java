package dev.penstock.engine.api;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a connection URL or connection string says, as people copy it from a driver's settings, a hosting console or
 * another tool. It reaches no server. A password is never repeated in a message.
 */
public sealed interface ConnectionUrl {

    /**
     * Takes a text apart: a JDBC URL, {@code postgresql://}, {@code mysql://}, {@code mongodb://}, {@code sqlite:},
     * the path of a file that ends in {@code .db} or {@code .sqlite}, or libpq's {@code host=… dbname=…}.
     */
    static ConnectionUrl parse(String text) {
        return UrlParser.parse(text.strip());
    }

    /**
     * A text that was understood. Close the password when it is no longer needed.
     *
     * @param engine which product
     * @param nodes at least one, in order; a file's path stays relative where it is written so, and begins at the
     *     workspace's folder then. A MongoDB URL is kept as a {@link NodeAddress.Url} without its credentials
     * @param database the server's own name for it; null where it says none
     * @param username null where it says none
     * @param password null where it says none
     * @param tls how the wire is to be encrypted; null where it says nothing
     * @param leftOver parameters that a profile has no place for, {@code name=value} as decoded; of one that looks like
     *     a credential the name alone
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
     * A text that was not.
     *
     * @param found what is there, in words that repeat no password
     * @param advice what to write instead
     * @param column where in the text, from 1
     */
    record Fault(String found, String advice, int column) implements ConnectionUrl {}
}
