package dev.penstock.engine.core.workspace;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The host and port of a node, as written in the workspace.
 *
 * @param host a name or an IP address; an IPv6 address without brackets
 * @param port 0 if none is written
 */
record HostAndPort(String host, int port) {

    /** {@code host}, {@code host:port}, {@code [v6]} or {@code [v6]:port}. */
    static final ValueParser<HostAndPort> FORM = new ValueParser<>() {
        private static final Pattern WRITTEN = Pattern.compile(
                "(?:\\[([0-9A-Fa-f:.]+(?:%[\\w.-]+)?)]|([\\p{L}\\p{N}_][\\p{L}\\p{N}_.-]*))(?::(\\d{1,5}))?");
        private static final int LAST_PORT = 65_535;

        @Override
        public @Nullable HostAndPort read(Yaml node, ParseContext context) {
            if (node instanceof Yaml.Sequence) {
                context.reject(node, "a list", "Write an IPv6 address in quotes: \"[::1]:5432\".");
                return null;
            }
            String text = context.text(node, this);
            if (text == null) {
                return null;
            }
            Matcher written = WRITTEN.matcher(text);
            if (!written.matches()) {
                context.reject(node, found(text), suggestion(text));
                return null;
            }
            int port = written.group(3) == null ? 0 : Integer.parseInt(written.group(3));
            if (written.group(3) != null && (port < 1 || port > LAST_PORT)) {
                context.reject(node, "the port " + written.group(3), "Write a port from 1 to " + LAST_PORT + ".");
                return null;
            }
            return new HostAndPort(written.group(1) != null ? written.group(1) : written.group(2), port);
        }

        private String found(String text) {
            return text.contains("@") ? "more than a host and a port" : ParseContext.quoted(text);
        }

        private String suggestion(String text) {
            if (text.contains("${")) {
                return "A node cannot have references. Write host:port, or use url: instead of nodes:.";
            }
            if (text.contains("/") || text.contains("@")) {
                return "Write only host:port. The database name, the username and the password have separate keys.";
            }
            return text.indexOf(':') != text.lastIndexOf(':')
                    ? "Write an IPv6 address in brackets and quotes: \"[::1]:5432\"."
                    : advice();
        }

        @Override
        public String advice() {
            return "Write host, host:port or \"[v6]:port\", such as db1:5432.";
        }
    };
}
