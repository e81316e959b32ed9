package dev.penstock.app.ui.query.editor;

/** Puts whole lines into line comments, or takes them out where all of them are. */
final class Commenting {
    private static final String MARK = "-- ";

    private Commenting() {}

    /** Toggles the lines that the selection touches; a caret alone touches its own. */
    static Edit toggle(String text, int anchor, int caret) {
        int from = Math.min(anchor, caret);
        int to = Math.max(anchor, caret);
        int start = text.lastIndexOf('\n', from - 1) + 1;
        // A selection that ends at a line's beginning does not touch that line.
        int last = to > from && to > start && text.charAt(to - 1) == '\n' ? to - 1 : to;
        int end = text.indexOf('\n', last);
        end = end < 0 ? text.length() : end;
        String[] lines = text.substring(start, end).split("\n", -1);
        boolean remove = true;
        for (String line : lines) {
            remove &=
                    (line.isBlank() && lines.length > 1) || line.stripLeading().startsWith("--");
        }
        StringBuilder out = new StringBuilder();
        int first = 0;
        for (int i = 0; i < lines.length; i++) {
            String line = remove ? without(lines[i]) : with(lines[i], lines.length);
            first = i == 0 ? line.length() - lines[0].length() : first;
            out.append(i == 0 ? "" : "\n").append(line);
        }
        if (anchor == caret) {
            int place = Math.clamp(caret + first, start, start + out.length());
            return new Edit(start, end, out.toString(), place, place);
        }
        int begin = Math.max(start, from + first);
        int close = to + out.length() - (end - start);
        return anchor < caret
                ? new Edit(start, end, out.toString(), begin, close)
                : new Edit(start, end, out.toString(), close, begin);
    }

    private static String with(String line, int lines) {
        return line.isBlank() && lines > 1 ? line : MARK + line;
    }

    private static String without(String line) {
        int at = line.indexOf("--");
        if (at < 0) {
            return line;
        }
        int behind = line.startsWith(MARK, at) ? at + MARK.length() : at + 2;
        return line.substring(0, at) + line.substring(behind);
    }
}
