package dev.penstock.engine.headless.admin;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The accepted names of this machine. A web page whose host name resolves to loopback (DNS rebinding) can make a
 * browser send requests here, but with its own name in the Host header.
 */
final class Hosts {
    private static final Set<String> OWN = Set.of("localhost", "127.0.0.1", "[::1]");

    private Hosts() {}

    /** Whether a Host header, with or without a port, has a name of this machine. */
    static boolean own(@Nullable String header) {
        if (header == null) {
            return false;
        }
        String host = header.strip().toLowerCase(Locale.ROOT);
        int colon = host.lastIndexOf(':');
        boolean port =
                colon > host.lastIndexOf(']') && host.substring(colon + 1).matches("\\d{1,5}");
        return OWN.contains(port ? host.substring(0, colon) : host);
    }
}
