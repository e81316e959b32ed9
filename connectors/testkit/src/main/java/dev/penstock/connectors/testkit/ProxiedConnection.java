package dev.penstock.connectors.testkit;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** One client's connection through a {@link FaultProxy}: two sockets, and a thread each way. */
final class ProxiedConnection {
    private static final int BUFFER_BYTES = 16 * 1024;
    private static final int CONNECT_MILLIS = 10_000;

    private final Socket client;
    private final Socket server = new Socket();
    private final InetSocketAddress serverAddress;
    private final FaultGate gate;
    private final Consumer<ProxiedConnection> whenClosed;
    private final AtomicInteger ends = new AtomicInteger();

    ProxiedConnection(
            Socket client, InetSocketAddress serverAddress, FaultGate gate, Consumer<ProxiedConnection> whenClosed) {
        this.client = client;
        this.serverAddress = serverAddress;
        this.gate = gate;
        this.whenClosed = whenClosed;
    }

    void start() {
        thread("to-server").start(this::connectAndPump);
    }

    /** Ends it with a RST on both sides. */
    void reset() {
        lingerNot(client);
        lingerNot(server);
        close();
    }

    /** Ends it on both sides. */
    void close() {
        close(client);
        close(server);
        whenClosed.accept(this);
    }

    private void connectAndPump() {
        try {
            gate.pass();
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            server.connect(serverAddress, CONNECT_MILLIS);
        } catch (IOException unreachable) {
            // The client learns it as it would from the server's system: by a RST.
            reset();
            return;
        }
        thread("to-client").start(() -> pump(server, client, ProxyFault.Direction.TO_CLIENT));
        pump(client, server, ProxyFault.Direction.TO_SERVER);
    }

    private Thread.Builder thread(String name) {
        return Thread.ofVirtual().name("fault-proxy-" + client.getLocalPort() + "-" + name);
    }

    /** Passes on until one side ends or breaks; an end is passed on as an end. */
    private void pump(Socket from, Socket to, ProxyFault.Direction direction) {
        byte[] buffer = new byte[BUFFER_BYTES];
        long counted = -1;
        long left = 0;
        try {
            while (true) {
                int read = from.getInputStream().read(buffer);
                FaultGate.Turn turn = gate.pass();
                if (turn.fault() instanceof ProxyFault.Reset) {
                    reset();
                    return;
                }
                if (read < 0) {
                    end(to);
                    return;
                }
                int passed = read;
                boolean last = false;
                if (turn.fault() instanceof ProxyFault.Cut(long bytes, ProxyFault.Direction cut) && cut == direction) {
                    left = turn.number() == counted ? left : bytes;
                    counted = turn.number();
                    passed = (int) Math.min(read, left);
                    left -= passed;
                    last = left == 0;
                }
                to.getOutputStream().write(buffer, 0, passed);
                if (last) {
                    close();
                    return;
                }
            }
        } catch (IOException broken) {
            // What broke on one side breaks on the other.
            reset();
        }
    }

    /** Passes the end of one direction on; the second one ends the connection. */
    private void end(Socket to) throws IOException {
        if (ends.incrementAndGet() == 1) {
            to.shutdownOutput();
        } else {
            close();
        }
    }

    private static void lingerNot(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException closedAlready) {
            // Then there is nothing to reset.
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use to anybody any more, closed or not.
        }
    }
}
