package dev.penstock.connectors.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Finds TCP ports on loopback that stay free while their server is down. */
final class Ports {
    /**
     * Below the range of Linux, macOS and Windows for outgoing connections, so that none of those takes the port during
     * a server's restart.
     */
    private static final int FIRST = 20_000;

    private static final int LAST = 32_000;
    private static final int ATTEMPTS = 1_000;

    /** Always IPv4, because {@code localhost} may resolve to {@code ::1}, on which no server listens. */
    static final String HOST = "127.0.0.1";

    private Ports() {}

    /** A port that was free a moment ago. */
    static int free() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException(
                "No free TCP port on " + HOST + " between " + FIRST + " and " + LAST + " in " + ATTEMPTS + " attempts");
    }

    static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(loopback(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    static InetAddress loopback() {
        return Unchecked.get(
                "create an address from four bytes", () -> InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    }
}
