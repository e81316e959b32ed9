package dev.penstock.engine.core.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A text by its lines, which are counted from 1. Immutable. */
final class Lines {
    private final String text;
    private final List<Integer> starts = new ArrayList<>();

    private Lines(String text) {
        this.text = text;
        starts.add(0);
        for (int at = 0; at < text.length(); at++) {
            boolean lineFeed = text.charAt(at) == '\n';
            boolean carriageReturn =
                    text.charAt(at) == '\r' && (at + 1 == text.length() || text.charAt(at + 1) != '\n');
            if (lineFeed || carriageReturn) {
                starts.add(at + 1);
            }
        }
    }

    static Lines of(String text) {
        return new Lines(text);
    }

    int count() {
        return starts.size();
    }

    /** The offset where a line begins. */
    int start(int line) {
        return starts.get(line - 1);
    }

    /** The offset behind a line's last char, its line end not included. */
    int end(int line) {
        int end = line < starts.size() ? starts.get(line) : text.length();
        while (end > start(line) && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return end;
    }

    /** The offset where the next line begins, or the text's end. */
    int next(int line) {
        return line < starts.size() ? starts.get(line) : text.length();
    }

    /** The line that an offset is in. */
    int at(int offset) {
        int low = 1;
        int high = starts.size();
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (start(middle) <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** The place of one char. */
    Spot spot(int offset) {
        int line = at(offset);
        return new Spot(line, text.codePointCount(start(line), offset) + 1, offset, offset + 1);
    }

    /** A line without its line end. */
    String line(int line) {
        return text.substring(start(line), end(line));
    }

    /** The blanks and tabs that a line begins with. */
    String indentation(int line) {
        String content = line(line);
        int at = 0;
        while (at < content.length() && (content.charAt(at) == ' ' || content.charAt(at) == '\t')) {
            at++;
        }
        return content.substring(0, at);
    }

    boolean blank(int line) {
        return line(line).isBlank();
    }

    /** Whether a line is a text alone: no key, no list entry, no comment. */
    private boolean text(int line) {
        String content = line(line).strip();
        return !content.isEmpty()
                && "#-[{&*!|>'\"".indexOf(content.charAt(0)) < 0
                && !content.endsWith(":")
                && !content.contains(": ");
    }

    /** The line before that goes on in a line with a key, because it has no colon; else that line itself. */
    int withoutColon(int line) {
        int before = line - 1;
        while (before > 0 && blank(before)) {
            before--;
        }
        return before > 0
                        && text(before)
                        && indentation(before).length() == indentation(line).length()
                ? before
                : line;
    }

    /** The lines that say something and are indented by tabs. */
    List<Integer> tabbed() {
        return IntStream.rangeClosed(1, count())
                .filter(line -> !blank(line) && indentation(line).indexOf('\t') >= 0)
                .boxed()
                .toList();
    }

    /**
     * The text without tabs in its indentation; all offsets stay. A blank stands for each where nothing else indents,
     * so that the structure stays; else the lines with tabs go, because nobody can tell where they belong.
     */
    String untabbed() {
        List<Integer> tabbed = tabbed();
        boolean alone = IntStream.rangeClosed(1, count())
                .noneMatch(line -> !blank(line) && indentation(line).indexOf(' ') >= 0);
        StringBuilder untabbed = new StringBuilder(text);
        for (int line : tabbed) {
            int end = alone ? start(line) + indentation(line).length() : end(line);
            for (int at = start(line); at < end; at++) {
                untabbed.setCharAt(at, ' ');
            }
        }
        return untabbed.toString();
    }

    /** The text with blanks for a line and for those indented deeper that follow it; all offsets stay. */
    String without(int first) {
        StringBuilder rest = new StringBuilder(text);
        int depth = indentation(first).length();
        int line = first;
        do {
            for (int at = start(line); at < end(line); at++) {
                rest.setCharAt(at, ' ');
            }
            line++;
        } while (line <= count() && (blank(line) || indentation(line).length() > depth));
        return rest.toString();
    }
}
