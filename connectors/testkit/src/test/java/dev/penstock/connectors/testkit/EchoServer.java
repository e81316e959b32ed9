package dev.penstock.connectors.testkit;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;

/** A server that sends all received bytes back. */
final class EchoServer implements AutoCloseable {
    private final ServerSocket listener;

    EchoServer() throws IOException {
        listener = new ServerSocket(0, 50, Ports.loopback());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        while (true) {
            try {
                Socket client = listener.accept();
                Thread.ofVirtual().start(() -> echo(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void echo(Socket client) {
        try (client) {
            client.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException broken) {
            // The test has broken the connection.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
