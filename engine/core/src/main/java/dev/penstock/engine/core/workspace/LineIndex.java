package dev.penstock.engine.core.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** An index of a text's lines, which are numbered from 1. Immutable. */
final class LineIndex {
    private final String text;
    private final List<Integer> starts = new ArrayList<>();

    private LineIndex(String text) {
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

    static LineIndex of(String text) {
        return new LineIndex(text);
    }

    int count() {
        return starts.size();
    }

    /** The offset of a line's start. */
    int start(int line) {
        return starts.get(line - 1);
    }

    /** The offset after a line's last char, without its line end. */
    int end(int line) {
        int end = line < starts.size() ? starts.get(line) : text.length();
        while (end > start(line) && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return end;
    }

    /** The offset of the next line's start, or the end of the text. */
    int next(int line) {
        return line < starts.size() ? starts.get(line) : text.length();
    }

    /** The line that contains an offset. */
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

    /** The range of one char. */
    SourceRange range(int offset) {
        int line = at(offset);
        return new SourceRange(line, text.codePointCount(start(line), offset) + 1, offset, offset + 1);
    }

    /** A line without its line end. */
    String line(int line) {
        return text.substring(start(line), end(line));
    }

    /** The spaces and tabs at the start of a line. */
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

    /** Whether a line is plain text: no key, no list entry, no comment. */
    private boolean text(int line) {
        String content = line(line).strip();
        return !content.isEmpty()
                && "#-[{&*!|>'\"".indexOf(content.charAt(0)) < 0
                && !content.endsWith(":")
                && !content.contains(": ");
    }

    /**
     * The previous non-blank line if it has no colon and thus continues in the given line; otherwise the given line.
     */
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

    /** The lines with content whose indentation has tabs. */
    List<Integer> tabbed() {
        return IntStream.rangeClosed(1, count())
                .filter(line -> !blank(line) && indentation(line).indexOf('\t') >= 0)
                .boxed()
                .toList();
    }

    /**
     * The text without tabs in its indentation; all offsets stay the same. If only tabs indent the text, each becomes a
     * space, so that the structure survives. Otherwise the lines with tabs become blank, because their level is
     * ambiguous.
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

    /** The text with spaces in place of a line and of the deeper lines that follow it; all offsets stay the same. */
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
