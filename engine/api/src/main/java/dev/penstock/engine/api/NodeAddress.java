package dev.penstock.engine.api;

import java.nio.file.Path;

/** The address of a node. */
public sealed interface NodeAddress {

    /** The text for the screen and for metrics, without credentials. */
    String display();

    /**
     * A server process.
     *
     * @param host a name or an IP address; an IPv6 address without brackets
     * @param port the port, 1 to 65535
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
     * @param path the absolute path
     */
    record File(Path path) implements NodeAddress {
        @Override
        public String display() {
            return path.toString();
        }
    }

    /**
     * A driver's URL, for settings that a profile does not have.
     *
     * @param url the URL without credentials; references are resolved at each physical connect
     */
    record Url(Template url) implements NodeAddress {
        @Override
        public String display() {
            return url.raw();
        }
    }
}
