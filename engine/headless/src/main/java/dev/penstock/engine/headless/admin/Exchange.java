package dev.penstock.engine.headless.admin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;

/** Handles one request: checks host and method and sends the response. */
final class Exchange implements HttpHandler {
    private static final System.Logger LOG = System.getLogger(Exchange.class.getName());

    /** The maximum length of a request's path in a response; longer paths are truncated. */
    private static final int MAX_PATH_LENGTH = 200;

    private final Paths paths;

    Exchange(Paths paths) {
        this.paths = paths;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Response response = response(exchange);
            byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", response.type());
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            if (response.status() == 405) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            }
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
                exchange.sendResponseHeaders(response.status(), -1);
            } else {
                exchange.sendResponseHeaders(response.status(), body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    private Response response(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        if (!Hosts.own(host)) {
            return Response.text(403, "This endpoint accepts only localhost, 127.0.0.1 and [::1] as Host.");
        }
        String method = exchange.getRequestMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return Response.text(405, "Only GET and HEAD are supported.");
        }
        String path = exchange.getRequestURI().getPath();
        try {
            return paths.get(shortened(path == null ? "" : path));
        } catch (IOException | RuntimeException failure) {
            LOG.log(Level.WARNING, "The admin endpoint failed on " + path, failure);
            return Response.text(500, "The request failed. The log has the cause.");
        }
    }

    private static String shortened(String path) {
        return path.length() <= MAX_PATH_LENGTH ? path : path.substring(0, MAX_PATH_LENGTH) + "…";
    }
}
