package dev.penstock.engine.api.document;

/** Halves of characters, which UTF-8 has no form for: a driver would send a question mark instead. */
final class Surrogates {
    private Surrogates() {}

    /** Whether a text has one without its other half. */
    static boolean areLone(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }
}
