package dev.penstock.engine.headless.admin;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A request as written, over a socket: what an HTTP client would not send. */
final class RawRequest {
    private RawRequest() {}

    /** All that is answered, until the connection ends. */
    static String send(String address, String... lines) throws IOException {
        try (Socket socket = connect(address)) {
            socket.setSoTimeout(30_000);
            String text = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static Socket connect(String address) throws IOException {
        URI uri = URI.create(address);
        return new Socket(uri.getHost(), uri.getPort());
    }
}
