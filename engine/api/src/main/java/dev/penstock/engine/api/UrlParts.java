package dev.penstock.engine.api;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects the parts of a URL. Not thread-safe. */
final class UrlParts {
    private static final Pattern HOST = Pattern.compile(
            "(?:\\[([0-9A-Fa-f:.]+(?:%[\\w.-]+)?)]|([\\p{L}\\p{N}_][\\p{L}\\p{N}_.-]*))?(?::(\\d{1,5})?)?");
    private static final int LAST_PORT = 65_535;

    private final EngineKind engine;
    private final List<NodeAddress> nodes = new ArrayList<>();
    private final List<String> leftOver = new ArrayList<>();
    private @Nullable String database;
    private @Nullable String username;
    private @Nullable Secret password;
    private Profile.Tls.@Nullable Mode tls;
    private @Nullable Path ca;

    UrlParts(EngineKind engine) {
        this.engine = engine;
    }

    /**
     * Adds a host: {@code db1}, {@code db1:5432}, {@code [::1]:5432}. An empty host means this machine.
     *
     * @return the fault; null if the host is valid
     */
    ConnectionUrl.@Nullable Invalid host(String written, int column) {
        Matcher host = HOST.matcher(written);
        if (!host.matches()) {
            return new ConnectionUrl.Invalid(
                    "found something other than a host and a port",
                    "Write host:port, with an IPv6 address in brackets. Write '@', '/' and ':' in a password as %40, %2F and %3A.",
                    column);
        }
        int port = host.group(3) == null ? engine.defaultPort() : Integer.parseInt(host.group(3));
        if (port < 1 || port > LAST_PORT) {
            return new ConnectionUrl.Invalid(
                    "found the port " + port, "Write a port from 1 to " + LAST_PORT + ".", column + host.start(3));
        }
        String name = host.group(1) != null ? host.group(1) : host.group(2);
        nodes.add(new NodeAddress.Host(name == null ? "localhost" : UrlText.decode(name), port));
        return null;
    }

    /**
     * The end of the login before the hosts; -1 if there is none. The hosts follow the last {@code @}, so that a
     * password with an unescaped {@code @} works; but the name of a database may have one too.
     *
     * @param from the start of the login or of the hosts
     * @param to the start of the parameters
     */
    static int loginEnd(String text, int from, int to) {
        int at = text.lastIndexOf('@', to - 1);
        int slash = text.indexOf('/', from);
        if (at < from || slash < 0 || slash > at) {
            return at < from ? -1 : at;
        }
        String before = text.substring(from, slash);
        return before.contains("@") || !HOST.matcher(before).matches() ? at : -1;
    }

    void node(NodeAddress node) {
        nodes.add(node);
    }

    void database(String name) {
        database = name.isEmpty() ? database : name;
    }

    void username(String name) {
        username = name.isEmpty() ? username : name;
    }

    void password(String value) {
        if (value.isEmpty()) {
            return;
        }
        if (password != null) {
            password.close();
        }
        password = Secret.of(value);
    }

    void tls(Profile.Tls.Mode mode) {
        tls = mode;
    }

    /** Sets the mode for a word. Returns false if the word is not a mode. */
    boolean tls(String word) {
        Profile.Tls.Mode mode = switch (word.toLowerCase(Locale.ROOT).replace('_', '-')) {
            case "disable", "disabled" -> Profile.Tls.Mode.DISABLE;
            case "allow", "prefer", "preferred" -> Profile.Tls.Mode.PREFER;
            case "require", "required" -> Profile.Tls.Mode.REQUIRE;
            case "verify-ca" -> Profile.Tls.Mode.VERIFY_CA;
            case "verify-full", "verify-identity" -> Profile.Tls.Mode.VERIFY_FULL;
            default -> null;
        };
        if (mode != null) {
            tls = mode;
        }
        return mode != null;
    }

    /** Sets the file of trusted certificates. Returns false if the value is not a file. */
    boolean ca(String file) {
        try {
            ca = Path.of(file);
            return true;
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Adds a parameter that a profile does not support. */
    void leave(String name, String value) {
        leftOver.add(UrlText.shown(name, value));
    }

    ConnectionUrl parsed() {
        Profile.Tls encrypted =
                tls == null && ca == null ? null : new Profile.Tls(tls == null ? Profile.Tls.Mode.VERIFY_CA : tls, ca);
        return new ConnectionUrl.Parsed(engine, nodes, database, username, password, encrypted, leftOver);
    }

    /** Wipes the collected parts and returns the fault. */
    ConnectionUrl refused(ConnectionUrl.Invalid fault) {
        if (password != null) {
            password.close();
        }
        return fault;
    }
}
