package dev.penstock.app.ui.connections.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts lines back that were taken out of a text which has changed elsewhere since. */
final class TextPatch {
    private static final int CONTEXT = 2;

    private TextPatch() {}

    /**
     * Lines that one text has and the other has not, with where they stood.
     *
     * @param above the lines before them that both have
     * @param without what stands in their place
     * @param with the lines
     * @param below the lines behind them that both have
     */
    private record Hunk(List<String> above, List<String> without, List<String> with, List<String> below) {}

    /**
     * What {@code now} would be with the difference from {@code after} to {@code before} made in it.
     *
     * @return nothing where a place can no longer be told
     */
    static Optional<String> apply(String before, String after, String now) {
        List<String> text = new ArrayList<>(lines(now));
        List<Hunk> hunks = hunks(lines(before), lines(after));
        for (Hunk hunk : hunks) {
            int at = place(text, hunk);
            if (at < 0) {
                return Optional.empty();
            }
            text.subList(at, at + hunk.without.size()).clear();
            text.addAll(at, hunk.with);
        }
        return Optional.of(String.join("", text));
    }

    /** With their ends, so that nothing is lost when they are joined. */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            lines.add(text.substring(from, end + 1));
            from = end + 1;
        }
        if (from < text.length()) {
            lines.add(text.substring(from));
        }
        return lines;
    }

    /** The one place where the surroundings are as they were; -1 where there is none or several. */
    private static int place(List<String> text, Hunk hunk) {
        for (int context = CONTEXT; context >= 1; context--) {
            List<String> above = last(hunk.above, context);
            List<String> wanted = new ArrayList<>(above);
            wanted.addAll(hunk.without);
            wanted.addAll(hunk.below.subList(0, Math.min(context, hunk.below.size())));
            int found = -1;
            int times = 0;
            for (int i = 0; i + wanted.size() <= text.size(); i++) {
                if (text.subList(i, i + wanted.size()).equals(wanted)) {
                    found = i + above.size();
                    times++;
                }
            }
            if (times == 1) {
                return found;
            }
        }
        return -1;
    }

    private static List<String> last(List<String> lines, int count) {
        return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }

    private static List<Hunk> hunks(List<String> before, List<String> after) {
        int[][] common = common(before, after);
        List<Hunk> hunks = new ArrayList<>();
        int b = 0;
        int a = 0;
        while (b < before.size() || a < after.size()) {
            if (b < before.size() && a < after.size() && before.get(b).equals(after.get(a))) {
                b++;
                a++;
                continue;
            }
            int fromB = b;
            int fromA = a;
            while ((b < before.size() || a < after.size())
                    && !(b < before.size() && a < after.size() && before.get(b).equals(after.get(a)))) {
                if (a >= after.size() || (b < before.size() && common[b + 1][a] >= common[b][a + 1])) {
                    b++;
                } else {
                    a++;
                }
            }
            hunks.add(new Hunk(
                    last(after.subList(0, fromA), CONTEXT),
                    after.subList(fromA, a),
                    before.subList(fromB, b),
                    after.subList(a, Math.min(after.size(), a + CONTEXT))));
        }
        return hunks;
    }

    /** How many lines both have in common from two places on. */
    private static int[][] common(List<String> before, List<String> after) {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int b = before.size() - 1; b >= 0; b--) {
            for (int a = after.size() - 1; a >= 0; a--) {
                common[b][a] = before.get(b).equals(after.get(a))
                        ? common[b + 1][a + 1] + 1
                        : Math.max(common[b + 1][a], common[b][a + 1]);
            }
        }
        return common;
    }
}
