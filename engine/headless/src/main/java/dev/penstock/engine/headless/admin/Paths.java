package dev.penstock.engine.headless.admin;

import dev.penstock.engine.api.Penstock;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What can be asked, and what is answered. */
final class Paths {
    static final String LIVE = "/health/live";
    static final String READY = "/health/ready";
    static final String METRICS = "/metrics";

    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final Map<String, Source> sources = new LinkedHashMap<>();

    /** Makes an answer. */
    private interface Source {
        Answer answer() throws IOException;
    }

    Paths(Penstock penstock) {
        sources.put(LIVE, () -> Answer.text(200, "live"));
        sources.put(READY, new Readiness(penstock)::answer);
        sources.put(METRICS, () -> {
            StringBuilder text = new StringBuilder();
            penstock.metrics().expose(text);
            return new Answer(200, PROMETHEUS, text.toString());
        });
    }

    /** The answer to a GET of a path. */
    Answer get(String path) throws IOException {
        Source source = sources.get(path);
        return source == null
                ? Answer.text(404, "There is no " + path + ". There are:\n" + String.join("\n", sources.keySet()))
                : source.answer();
    }
}
