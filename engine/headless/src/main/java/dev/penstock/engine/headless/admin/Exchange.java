package dev.penstock.engine.headless.admin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;

/** Answers one request: who may ask, how, and what. */
final class Exchange implements HttpHandler {
    private static final System.Logger LOG = System.getLogger(Exchange.class.getName());

    /** What is quoted back from a request: longer paths are cut. */
    private static final int LONGEST_PATH = 200;

    private final Paths paths;

    Exchange(Paths paths) {
        this.paths = paths;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            if (answer.status() == 405) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            }
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
                exchange.sendResponseHeaders(answer.status(), -1);
            } else {
                exchange.sendResponseHeaders(answer.status(), body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    private Answer answer(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        if (!Hosts.own(host)) {
            return Answer.text(
                    403, "This endpoint answers to localhost, 127.0.0.1 and [::1] only. Send one of them as Host.");
        }
        String method = exchange.getRequestMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return Answer.text(405, "Only GET and HEAD are answered here.");
        }
        String path = exchange.getRequestURI().getPath();
        try {
            return paths.get(shortened(path == null ? "" : path));
        } catch (IOException | RuntimeException failure) {
            LOG.log(Level.WARNING, "The admin endpoint could not answer " + path, failure);
            return Answer.text(500, "It could not be answered; the log says why.");
        }
    }

    private static String shortened(String path) {
        return path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH) + "…";
    }
}
