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
 * A TCP proxy on loopback that stands between a client and its server and spoils their connections
 * on demand. It begins by passing everything on. Each fault holds for open and for new connections
 * until the next one, and {@link #normal()} ends it: bytes that waited go on then, none is lost.
 *
 * <p>It holds 16 KiB a connection and direction and at most {@value #MOST_CONNECTIONS} connections;
 * more of them are reset. Safe for use by several threads. Every method that sets a fault returns
 * when it is in force for what the proxy reads from then on; {@link #reset}, {@link #drop} and
 * {@link #refuse} have done their work when they return.
 */
public final class FaultProxy implements AutoCloseable {
    static final int MOST_CONNECTIONS = 10_000;

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
        Leftovers.remember(this);
    }

    /** A proxy before the server at {@code host} and {@code port}, which need not be there yet. */
    public static FaultProxy before(String host, int port) {
        return new FaultProxy(new InetSocketAddress(host, port));
    }

    /** The same before a PostgreSQL server. */
    public static FaultProxy before(PostgresServer server) {
        return before(server.host(), server.port());
    }

    /** Where clients connect to: an IPv4 loopback address. */
    public String host() {
        return Ports.HOST;
    }

    /** The proxy's own TCP port; it stays the same. */
    public int port() {
        return port;
    }

    /** How many connections it has accepted so far, those that it reset included. */
    public long accepted() {
        return accepted.get();
    }

    /** How many connections are open now. */
    public int open() {
        return open.size();
    }

    /** Passes everything on. */
    public void normal() {
        set(new ProxyFault.None());
    }

    /**
     * Holds each piece of up to 16 KiB back for {@code each}, in both directions: a question with its
     * answer takes at least twice that.
     */
    public void delay(Duration each) {
        set(new ProxyFault.Delay(each));
    }

    /** Accepts and takes, but passes nothing on: no answer, no error, no end. */
    public void blackHole() {
        set(new ProxyFault.BlackHole());
    }

    /** Resets (RST) all open connections now, and each new one at once. */
    public void reset() {
        set(new ProxyFault.Reset());
        open.forEach(ProxiedConnection::reset);
    }

    /** Resets (RST) all open connections once. Those that come meet whatever fault is in force, or none. */
    public void drop() {
        open.forEach(ProxiedConnection::reset);
    }

    /** Closes the port, so that connecting is refused. Open connections stay. */
    public void refuse() {
        set(new ProxyFault.Refuse());
    }

    /** Ends each connection when it has passed {@code bytes} more on to the server. */
    public void cutAfterBytesToServer(long bytes) {
        set(new ProxyFault.Cut(bytes, ProxyFault.Direction.TO_SERVER));
    }

    /** Ends each connection when it has passed {@code bytes} more on to the client. */
    public void cutAfterBytesToClient(long bytes) {
        set(new ProxyFault.Cut(bytes, ProxyFault.Direction.TO_CLIENT));
    }

    /** Ends all connections and gives the port back. */
    @Override
    public synchronized void close() {
        closed = true;
        stopListening();
        // In this order: what waits at the gate must find its connection closed.
        open.forEach(ProxiedConnection::close);
        gate.open();
        Leftovers.forget(this);
    }

    @Override
    public String toString() {
        return "FaultProxy[" + host() + ":" + port + " before " + server + ", " + gate.fault() + "]";
    }

    private synchronized void set(ProxyFault fault) {
        if (closed) {
            throw new IllegalStateException(this + " is closed");
        }
        gate.set(fault);
        if (fault instanceof ProxyFault.Refuse) {
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
            // The port is free when nobody waits on it any more, not before.
            stopped.thread().join();
        });
    }

    /** An open port and the thread that waits on it. */
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
            if (closed || gate.fault() instanceof ProxyFault.Reset || open.size() > MOST_CONNECTIONS) {
                connection.reset();
            } else {
                connection.start();
            }
        }
    }
}
