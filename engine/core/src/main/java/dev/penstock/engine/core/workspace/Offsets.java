package dev.penstock.engine.core.workspace;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Turns the reader's marks, which count code points, into spots of a text. */
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

    Spot spot(Event from, Event to) {
        return spot(from, to, null);
    }

    /** From where one event begins to where another ends, or to the end of what was last in it. */
    Spot spot(Event from, Event to, @Nullable Spot last) {
        Mark start = from.getStartMark().orElseThrow();
        int begin = offset(start.getIndex());
        int end =
                last != null ? last.end() : offset(to.getEndMark().orElseThrow().getIndex());
        while (last == null && end > begin && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return new Spot(start.getLine() + 1, start.getColumn() + 1, begin, Math.max(begin, end));
    }

    /** Where a mark stands. */
    Spot spot(Mark mark) {
        int offset = offset(mark.getIndex());
        return new Spot(mark.getLine() + 1, mark.getColumn() + 1, offset, offset);
    }

    private int offset(int index) {
        int inside = Math.min(index, byCodePoint == null ? text.length() : byCodePoint.length - 1);
        return byCodePoint == null ? inside : byCodePoint[inside];
    }
}
