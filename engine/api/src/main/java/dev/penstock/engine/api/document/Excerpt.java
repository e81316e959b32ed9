package dev.penstock.engine.api.document;

/** The beginning of a text, for a message. */
final class Excerpt {
    private static final int LENGTH = 40;

    private Excerpt() {}

    static String of(String text) {
        return text.length() <= LENGTH ? text : text.substring(0, LENGTH) + "…";
    }
}
