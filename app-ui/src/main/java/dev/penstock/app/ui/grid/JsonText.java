package dev.penstock.app.ui.grid;

/** Sets JSON on lines of its own; every token stays as it was written. */
final class JsonText {
    private static final String STEP = "  ";

    private JsonText() {}

    /** The text with line breaks and indents; the text itself where it is not whole. */
    static String pretty(String json) {
        StringBuilder out = new StringBuilder(json.length() * 2);
        int depth = 0;
        for (int i = 0; i < json.length(); i++) {
            char each = json.charAt(i);
            switch (each) {
                case '"' -> {
                    int end = stringEnd(json, i);
                    if (end < 0) {
                        return json;
                    }
                    out.append(json, i, end);
                    i = end - 1;
                }
                case '{', '[' -> {
                    int close = firstSign(json, i + 1);
                    out.append(each);
                    if (close < json.length() && json.charAt(close) == (each == '{' ? '}' : ']')) {
                        out.append(json.charAt(close));
                        i = close;
                    } else {
                        line(out, ++depth);
                    }
                }
                case '}', ']' -> {
                    if (--depth < 0) {
                        return json;
                    }
                    line(out, depth);
                    out.append(each);
                }
                case ',' -> {
                    out.append(each);
                    line(out, depth);
                }
                case ':' -> out.append(": ");
                case ' ', '\t', '\n', '\r' -> {
                    // The indents are made here
                }
                default -> out.append(each);
            }
        }
        return depth == 0 ? out.toString() : json;
    }

    private static int stringEnd(String json, int open) {
        for (int i = open + 1; i < json.length(); i++) {
            if (json.charAt(i) == '\\') {
                i++;
            } else if (json.charAt(i) == '"') {
                return i + 1;
            }
        }
        return -1;
    }

    private static int firstSign(String json, int from) {
        int i = from;
        while (i < json.length() && Character.isWhitespace(json.charAt(i))) {
            i++;
        }
        return i;
    }

    private static void line(StringBuilder out, int depth) {
        out.append('\n').repeat(STEP, depth);
    }
}
