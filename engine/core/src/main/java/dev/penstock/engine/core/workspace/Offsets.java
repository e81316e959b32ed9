package dev.penstock.engine.core.workspace;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Converts the YAML parser's marks, which count code points, to ranges of a text. */
final class Offsets {
    private final String text;
    private final int @Nullable [] byCodePoint;

    Offsets(String text) {
        this.text = text;
        int codePoints = text.codePointCount(0, text.length());
        this.byCodePoint = codePoints == text.length() ? null : table(text, codePoints);
    }

    private static int[] table(String text, int codePoints) {
        int[] offsets = new int[codePoints + 1];
        int offset = 0;
        for (int i = 0; i < codePoints; i++) {
            offsets[i] = offset;
            offset += Character.charCount(text.codePointAt(offset));
        }
        offsets[codePoints] = offset;
        return offsets;
    }

    SourceRange range(Event from, Event to) {
        return range(from, to, null);
    }

    /** The range from the start of one event to the end of another, or to the end of the last part in it. */
    SourceRange range(Event from, Event to, @Nullable SourceRange last) {
        Mark start = from.getStartMark().orElseThrow();
        int begin = offset(start.getIndex());
        int end =
                last != null ? last.end() : offset(to.getEndMark().orElseThrow().getIndex());
        while (last == null && end > begin && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return new SourceRange(start.getLine() + 1, start.getColumn() + 1, begin, Math.max(begin, end));
    }

    /** The empty range at a mark. */
    SourceRange range(Mark mark) {
        int offset = offset(mark.getIndex());
        return new SourceRange(mark.getLine() + 1, mark.getColumn() + 1, offset, offset);
    }

    private int offset(int index) {
        int inside = Math.min(index, byCodePoint == null ? text.length() : byCodePoint.length - 1);
        return byCodePoint == null ? inside : byCodePoint[inside];
    }
}
