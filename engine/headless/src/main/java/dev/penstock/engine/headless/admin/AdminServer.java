package dev.penstock.engine.headless.admin;

import com.sun.net.httpserver.HttpServer;
import dev.penstock.engine.api.Penstock;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The admin endpoint of one engine, on 127.0.0.1 only. Each request has its own virtual thread, so that a slow client
 * does not block others. The duration of a request and the number of connections are limited. {@link #close} stops the
 * endpoint immediately.
 */
public final class AdminServer implements AutoCloseable {
    /** The default port. */
    public static final int PORT = 7070;

    // The JDK's server reads its settings from system properties. Values from the command line take precedence.
    static {
        setting("jdk.httpserver.maxConnections", "200");
        setting("sun.net.httpserver.maxReqTime", "10");
        setting("sun.net.httpserver.maxRspTime", "60");
        setting("sun.net.httpserver.maxReqHeaders", "50");
    }

    private final HttpServer server;
    private final ExecutorService threads;

    private AdminServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    private static void setting(String key, String value) {
        if (System.getProperty(key) == null) {
            System.setProperty(key, value);
        }
    }

    /**
     * Starts the endpoint.
     *
     * @param port the port; 0 for any free port
     * @throws PortTakenException if the port is in use
     */
    public static AdminServer start(Penstock penstock, int port) throws IOException {
        InetAddress loopback = InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
        } catch (BindException e) {
            throw new PortTakenException(port, e);
        }
        ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("penstock-admin-", 0).factory());
        server.setExecutor(threads);
        server.createContext("/", new Exchange(new Paths(penstock)));
        server.start();
        return new AdminServer(server, threads);
    }

    /** {@code http://127.0.0.1:7070}. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The URL of the metrics. */
    public String metricsAddress() {
        return address() + Paths.METRICS;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
