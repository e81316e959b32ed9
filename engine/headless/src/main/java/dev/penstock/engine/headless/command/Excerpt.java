package dev.penstock.engine.headless.command;

import dev.penstock.engine.headless.text.Display;
import java.util.List;

/** An excerpt of a statement: the line with a fault, and a caret under the fault. */
final class Excerpt {
    private static final int BEFORE = 60;
    private static final int AFTER = 40;

    private Excerpt() {}

    /** The two lines; empty if the text has no such position. */
    static List<String> at(String text, int position) {
        int at = position - 1;
        if (at > text.length()) {
            return List.of();
        }
        int start = text.lastIndexOf('\n', at - 1) + 1;
        int end = text.indexOf('\n', at);
        end = end == -1 ? text.length() : end;
        int line = 1
                + (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
        int from = Math.max(start, at - BEFORE);
        int to = Math.min(end, at + AFTER);
        String label = "  line " + line + ": " + (from > start ? "…" : "");
        String before = Display.visible(text.substring(from, at));
        String shown = before + Display.visible(text.substring(at, Math.max(at, to))) + (to < end ? "…" : "");
        return List.of(label + shown, " ".repeat(label.length() + Display.width(before)) + "^");
    }
}
