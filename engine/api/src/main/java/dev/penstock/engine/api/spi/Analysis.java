package dev.penstock.engine.api.spi;

import dev.penstock.engine.api.Intent;
import java.util.List;

/**
 * What a connector says of a statement's text, once. The engine caches it by text, one cache a database, and hands it to
 * access, router, lease, recorder and audit; a connector may implement it by a class that carries more, such as the
 * text already cut. Immutable; safe for use by many threads.
 */
public interface Analysis {

    /** The statements of the text, in order; at least one. */
    List<AnalysedStatement> statements();

    /**
     * The strictest intent of its statements. What is not understood counts as {@link Intent#WRITE}; a plain read stays
     * {@link Intent#READ} even if only its tokens were understood.
     */
    Intent intent();

    /** The text without its values, comments and layout: the same for all texts that differ in those alone. */
    String digest();

    /** About how many bytes of memory it takes, its text included. */
    int weight();

    /** Whether the text holds exactly one statement. */
    default boolean single() {
        return statements().size() == 1;
    }
}
