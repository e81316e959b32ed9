package dev.penstock.app.ui.query.editor;

import java.util.List;

/**
 * The part of a text that must be painted again, so that an edit of a long text costs what it changed.
 *
 * @param start where it begins
 * @param spans how it looks from there on; empty if nothing has changed
 */
record Repaint(int start, List<Span> spans) {

    /** Copies the list. */
    Repaint {
        spans = List.copyOf(spans);
    }

    /**
     * What differs between the looks as painted and as they should be.
     *
     * @param before as painted
     * @param after as they should be
     * @param head characters at the text's beginning that no edit has touched since it was painted
     * @param tail characters at its end that no edit has touched
     */
    static Repaint between(List<Span> before, List<Span> after, int head, int tail) {
        int from = 0;
        int start = 0;
        int most = Math.min(before.size(), after.size());
        while (from < most
                && before.get(from).equals(after.get(from))
                && start + after.get(from).length() <= head) {
            start += after.get(from).length();
            from++;
        }
        int kept = 0;
        int behind = 0;
        while (kept < most - from) {
            Span last = after.get(after.size() - 1 - kept);
            if (!last.equals(before.get(before.size() - 1 - kept)) || behind + last.length() > tail) {
                break;
            }
            behind += last.length();
            kept++;
        }
        return new Repaint(start, after.subList(from, after.size() - kept));
    }
}
