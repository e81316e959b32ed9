package dev.penstock.engine.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parses libpq's connection strings: {@code host=db1 port=5432 dbname='the shop'}. */
final class KeywordString {
    private final String text;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private int at;

    private KeywordString(String text) {
        this.text = text;
    }

    static ConnectionUrl parse(String text) {
        KeywordString string = new KeywordString(text);
        ConnectionUrl.Invalid fault = string.read();
        return fault == null ? string.parts() : fault;
    }

    private ConnectionUrl.@Nullable Invalid read() {
        while (skipBlanks()) {
            int start = at;
            while (at < text.length() && text.charAt(at) != '=' && !Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            String keyword = text.substring(start, at).toLowerCase(Locale.ROOT);
            if (!skipBlanks() || text.charAt(at) != '=') {
                return new ConnectionUrl.Invalid(
                        "found a word without a value",
                        "Write keyword=value pairs separated by spaces, and values with spaces in 'quotes'.",
                        start + 1);
            }
            at++;
            skipBlanks();
            columns.put(keyword, at + 1);
            int valueStart = at;
            String value = value();
            if (value == null) {
                return new ConnectionUrl.Invalid(
                        "found a quote that is not closed", "Add a ' at the end of the value.", valueStart + 1);
            }
            values.put(keyword, value);
        }
        return null;
    }

    private boolean skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length();
    }

    /** The next value; null if its quote is not closed. */
    private @Nullable String value() {
        boolean quoted = at < text.length() && text.charAt(at) == '\'';
        at += quoted ? 1 : 0;
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            char next = text.charAt(at);
            if (quoted ? next == '\'' : Character.isWhitespace(next)) {
                at += quoted ? 1 : 0;
                return value.toString();
            }
            at += next == '\\' && at + 1 < text.length() ? 1 : 0;
            value.append(text.charAt(at++));
        }
        return quoted ? null : value.toString();
    }

    private ConnectionUrl parts() {
        UrlParts parts = new UrlParts(EngineKind.POSTGRESQL);
        ConnectionUrl.Invalid fault = hosts(parts);
        if (fault != null) {
            return fault;
        }
        values.forEach((keyword, value) -> {
            boolean taken = switch (keyword) {
                case "host", "hostaddr", "port" -> true;
                case "dbname" -> {
                    parts.database(value);
                    yield true;
                }
                case "user" -> {
                    parts.username(value);
                    yield true;
                }
                case "password" -> {
                    parts.password(value);
                    yield true;
                }
                case "sslmode" -> parts.tls(value);
                case "sslrootcert" -> parts.ca(value);
                default -> false;
            };
            if (!taken) {
                parts.leave(keyword, value);
            }
        });
        return parts.parsed();
    }

    private ConnectionUrl.@Nullable Invalid hosts(UrlParts parts) {
        String keyword = values.containsKey("host") ? "host" : "hostaddr";
        List<String> hosts = list(values.getOrDefault(keyword, ""));
        List<String> ports = list(values.getOrDefault("port", ""));
        int column = columns.getOrDefault(keyword, 1);
        if (ports.size() > 1 && ports.size() != hosts.size()) {
            return new ConnectionUrl.Invalid(
                    "found " + ports.size() + " ports for " + hosts.size() + " hosts",
                    "Write one port for all hosts, or one port per host.",
                    columns.getOrDefault("port", 1));
        }
        for (int i = 0; i < hosts.size(); i++) {
            String host = hosts.get(i).strip();
            if (host.startsWith("/") || host.startsWith("@")) {
                return new ConnectionUrl.Invalid(
                        "found the folder of a Unix socket",
                        "Penstock connects over TCP. Write host=localhost.",
                        column);
            }
            String port = ports.get(ports.size() == 1 ? 0 : i).strip();
            String written = (host.contains(":") ? "[" + host + "]" : host) + (port.isEmpty() ? "" : ":" + port);
            ConnectionUrl.Invalid fault = parts.host(written, column);
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    private static List<String> list(String value) {
        return new ArrayList<>(List.of(value.split(",", -1)));
    }
}
