package dev.penstock.connectors.testkit;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** One client's connection through a {@link FaultProxy}: two sockets, and one thread per direction. */
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

    /** Resets (RST) both sides. */
    void reset() {
        disableLinger(client);
        disableLinger(server);
        close();
    }

    /** Closes both sides. */
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
            // A RST, as the server's operating system would send.
            reset();
            return;
        }
        thread("to-client").start(() -> pump(server, client, NetworkFault.Direction.TO_CLIENT));
        pump(client, server, NetworkFault.Direction.TO_SERVER);
    }

    private Thread.Builder thread(String name) {
        return Thread.ofVirtual().name("fault-proxy-" + client.getLocalPort() + "-" + name);
    }

    /** Forwards bytes until one side ends or fails. Forwards the end as well. */
    private void pump(Socket from, Socket to, NetworkFault.Direction direction) {
        byte[] buffer = new byte[BUFFER_BYTES];
        long counted = -1;
        long left = 0;
        try {
            while (true) {
                int read = from.getInputStream().read(buffer);
                gate.arrived(direction, Math.max(0, read));
                FaultGate.ActiveFault active = gate.pass();
                if (active.fault() instanceof NetworkFault.Reset) {
                    reset();
                    return;
                }
                if (read < 0) {
                    end(to);
                    return;
                }
                int passed = read;
                boolean last = false;
                if (active.fault() instanceof NetworkFault.Cut(long bytes, NetworkFault.Direction cut)
                        && cut == direction) {
                    left = active.number() == counted ? left : bytes;
                    counted = active.number();
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
            // A failure on one side resets the other.
            reset();
        }
    }

    /** Forwards the end of one direction. The second end closes the connection. */
    private void end(Socket to) throws IOException {
        if (ends.incrementAndGet() == 1) {
            to.shutdownOutput();
        } else {
            close();
        }
    }

    private static void disableLinger(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException closedAlready) {
            // A closed socket needs no reset.
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // The socket is no longer used, so the failure is irrelevant.
        }
    }
}
