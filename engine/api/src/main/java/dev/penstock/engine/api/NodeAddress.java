package dev.penstock.engine.api;

import java.nio.file.Path;

/** Where a node is. */
public sealed interface NodeAddress {

    /** How it is named on screen and in meters; without credentials. */
    String display();

    /**
     * A server process.
     *
     * @param host a name or an address, an IPv6 address without brackets
     * @param port 1 to 65535
     */
    record Host(String host, int port) implements NodeAddress {
        @Override
        public String display() {
            return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        }
    }

    /**
     * A database file.
     *
     * @param path absolute
     */
    record File(Path path) implements NodeAddress {
        @Override
        public String display() {
            return path.toString();
        }
    }

    /**
     * A driver's own URL, for what the other keys cannot say.
     *
     * @param url without credentials; references are resolved at each physical connect
     */
    record Url(Template url) implements NodeAddress {
        @Override
        public String display() {
            return url.raw();
        }
    }
}
