package dev.penstock.engine.core.workspace;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A node's place as it is written.
 *
 * @param host a name or an address, an IPv6 address without brackets
 * @param port 0 where it says none
 */
record Address(String host, int port) {

    /** {@code host}, {@code host:port}, {@code [v6]} or {@code [v6]:port}. */
    static final Form<Address> FORM = new Form<>() {
        private static final Pattern WRITTEN = Pattern.compile(
                "(?:\\[([0-9A-Fa-f:.]+(?:%[\\w.-]+)?)]|([\\p{L}\\p{N}_][\\p{L}\\p{N}_.-]*))(?::(\\d{1,5}))?");
        private static final int LAST_PORT = 65_535;

        @Override
        public @Nullable Address read(Yaml node, Reading reading) {
            if (node instanceof Yaml.Sequence) {
                reading.wrong(node, "a list", "Write an IPv6 address in quotes: \"[::1]:5432\".");
                return null;
            }
            String text = reading.text(node, this);
            if (text == null) {
                return null;
            }
            Matcher written = WRITTEN.matcher(text);
            if (!written.matches()) {
                reading.wrong(node, found(text), instead(text));
                return null;
            }
            int port = written.group(3) == null ? 0 : Integer.parseInt(written.group(3));
            if (written.group(3) != null && (port < 1 || port > LAST_PORT)) {
                reading.wrong(node, "the port " + written.group(3), "Write a port from 1 to " + LAST_PORT + ".");
                return null;
            }
            return new Address(written.group(1) != null ? written.group(1) : written.group(2), port);
        }

        private String found(String text) {
            return text.contains("@") ? "more than a host and a port" : Reading.shown(text);
        }

        private String instead(String text) {
            if (text.contains("${")) {
                return "A node takes no references: write host:port, or use url: instead of nodes:.";
            }
            if (text.contains("/") || text.contains("@")) {
                return "Write host:port alone; the database's name, the username and the password have keys of their own.";
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
