package dev.penstock.connectors.testkit;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A TCP proxy on loopback between a client and its server that injects faults on demand. Initially it forwards
 * everything. Each fault applies to open and new connections until the next one; {@link #normal()} ends it. Delayed
 * bytes are then forwarded, and none is lost.
 *
 * <p>The proxy buffers 16 KiB per connection and direction and has at most {@value #MOST_CONNECTIONS} connections; it
 * resets further ones. Thread-safe. A fault applies to all bytes that the proxy reads after its method has returned;
 * {@link #reset}, {@link #drop} and {@link #refuse} are complete when they return.
 */
public final class FaultProxy implements AutoCloseable {
    static final int MAX_CONNECTIONS = 10_000;

    private static final int BACKLOG = 1_024;

    private final InetSocketAddress server;
    private final int port;
    private final FaultGate gate = new FaultGate();
    private final Set<ProxiedConnection> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicReference<@Nullable Listener> listener = new AtomicReference<>();
    private volatile boolean closed;

    private FaultProxy(InetSocketAddress server) {
        this.server = server;
        this.port = Ports.free();
        listen();
        TestCleanup.remember(this);
    }

    /** Starts a proxy for the server at {@code host} and {@code port}, which need not run yet. */
    public static FaultProxy before(String host, int port) {
        return new FaultProxy(new InetSocketAddress(host, port));
    }

    /** Starts a proxy for a PostgreSQL server. */
    public static FaultProxy before(PostgresServer server) {
        return before(server.host(), server.port());
    }

    /** The host for clients: an IPv4 loopback address. */
    public String host() {
        return Ports.HOST;
    }

    /** The TCP port for clients. It never changes. */
    public int port() {
        return port;
    }

    /** The number of accepted connections, including reset ones. */
    public long accepted() {
        return accepted.get();
    }

    /** The number of open connections. */
    public int open() {
        return open.size();
    }

    /** The number of bytes that clients have sent to the proxy so far, forwarded or not. */
    public long bytesFromClients() {
        return gate.arrived(NetworkFault.Direction.TO_SERVER);
    }

    /** The number of bytes that the server has sent to the proxy so far, forwarded or not. */
    public long bytesFromServer() {
        return gate.arrived(NetworkFault.Direction.TO_CLIENT);
    }

    /** Ends the fault: forwards everything. */
    public void normal() {
        set(new NetworkFault.None());
    }

    /**
     * Delays each chunk of up to 16 KiB by {@code each} in both directions, so that a request with its response takes
     * at least twice as long.
     */
    public void delay(Duration each) {
        set(new NetworkFault.Delay(each));
    }

    /** Accepts connections and reads bytes, but forwards nothing: no response, no error, no end. */
    public void blackHole() {
        set(new NetworkFault.BlackHole());
    }

    /** Resets (RST) all open connections now, and each new one immediately. */
    public void reset() {
        set(new NetworkFault.Reset());
        open.forEach(ProxiedConnection::reset);
    }

    /** Resets (RST) all open connections once. The active fault stays in effect for new ones. */
    public void drop() {
        open.forEach(ProxiedConnection::reset);
    }

    /** Closes the port, so that new connections are refused. Open connections stay. */
    public void refuse() {
        set(new NetworkFault.Refuse());
    }

    /** Closes each connection after {@code bytes} more bytes to the server. */
    public void cutAfterBytesToServer(long bytes) {
        set(new NetworkFault.Cut(bytes, NetworkFault.Direction.TO_SERVER));
    }

    /** Closes each connection after {@code bytes} more bytes to the client. */
    public void cutAfterBytesToClient(long bytes) {
        set(new NetworkFault.Cut(bytes, NetworkFault.Direction.TO_CLIENT));
    }

    /** Closes all connections and the port. */
    @Override
    public synchronized void close() {
        closed = true;
        stopListening();
        // In this order, so that threads at the gate find their connection closed.
        open.forEach(ProxiedConnection::close);
        gate.open();
        TestCleanup.forget(this);
    }

    @Override
    public String toString() {
        return "FaultProxy[" + host() + ":" + port + " before " + server + ", " + gate.fault() + "]";
    }

    private synchronized void set(NetworkFault fault) {
        if (closed) {
            throw new IllegalStateException(this + " is closed");
        }
        gate.set(fault);
        if (fault instanceof NetworkFault.Refuse) {
            stopListening();
        } else if (listener.get() == null) {
            listen();
        }
    }

    private void listen() {
        Unchecked.run("listen on " + Ports.HOST + ":" + port, () -> {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(Ports.loopback(), port), BACKLOG);
            Thread thread = Thread.ofVirtual().name("fault-proxy-" + port).start(() -> accept(socket));
            listener.set(new Listener(socket, thread));
        });
    }

    private void stopListening() {
        Listener stopped = listener.getAndSet(null);
        if (stopped == null) {
            return;
        }
        Unchecked.run("close port " + port, () -> {
            stopped.socket().close();
            // The port is free only after the thread has stopped to accept on it.
            stopped.thread().join();
        });
    }

    /** An open port and the thread that accepts its connections. */
    private record Listener(ServerSocket socket, Thread thread) {}

    private void accept(ServerSocket socket) {
        while (true) {
            Socket client;
            try {
                client = socket.accept();
            } catch (IOException listenerClosed) {
                return;
            }
            accepted.incrementAndGet();
            var connection = new ProxiedConnection(client, server, gate, open::remove);
            open.add(connection);
            if (closed || gate.fault() instanceof NetworkFault.Reset || open.size() > MAX_CONNECTIONS) {
                connection.reset();
            } else {
                connection.start();
            }
        }
    }
}
