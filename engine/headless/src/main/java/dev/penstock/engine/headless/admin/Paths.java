package dev.penstock.engine.headless.admin;

import dev.penstock.engine.api.Penstock;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The paths of the endpoint and their responses. */
final class Paths {
    static final String LIVE = "/health/live";
    static final String READY = "/health/ready";
    static final String METRICS = "/metrics";

    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final Map<String, ResponseSource> sources = new LinkedHashMap<>();

    /** Creates the response of a path. */
    private interface ResponseSource {
        Response response() throws IOException;
    }

    Paths(Penstock penstock) {
        sources.put(LIVE, () -> Response.text(200, "live"));
        sources.put(READY, new Readiness(penstock)::response);
        sources.put(METRICS, () -> {
            StringBuilder text = new StringBuilder();
            penstock.metrics().expose(text);
            return new Response(200, PROMETHEUS, text.toString());
        });
    }

    /** The response to a GET of a path. */
    Response get(String path) throws IOException {
        ResponseSource source = sources.get(path);
        return source == null
                ? Response.text(
                        404, "No such path: " + path + ". Available paths:\n" + String.join("\n", sources.keySet()))
                : source.response();
    }
}
