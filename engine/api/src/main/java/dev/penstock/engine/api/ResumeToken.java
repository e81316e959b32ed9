package dev.penstock.engine.api;

import java.util.Objects;

/**
 * The place in a stream of changes behind one change. A caller may store its text and go on there later, from another
 * process too.
 *
 * @param engine whose token it is
 * @param text opaque, in its connector's own form
 */
public record ResumeToken(EngineKind engine, String text) {
    /** Checks for nulls. */
    public ResumeToken {
        Objects.requireNonNull(engine, "engine");
        Objects.requireNonNull(text, "text");
    }
}
