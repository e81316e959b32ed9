package dev.penstock.engine.headless.admin;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Sends a literal request over a socket, because an HTTP client would not send it. */
final class RawRequest {
    private RawRequest() {}

    /** The whole response until the connection is closed. */
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
