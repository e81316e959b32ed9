package dev.penstock.app.ui.overview;

import dev.penstock.app.ui.text.Figure;
import java.util.List;

/**
 * All that is known of one database, in words.
 *
 * @param name of the database
 * @param sections its profile first, then a section a node
 */
record Inspection(String name, List<Section> sections) {

    /**
     * Facts that belong together.
     *
     * @param title of them
     * @param lines in order
     */
    record Section(String title, List<Line> lines) {}

    /**
     * One fact.
     *
     * @param label what it is
     * @param value what is known
     * @param stale whether it is too old to be taken for now
     */
    record Line(String label, Figure value, boolean stale) {
        /** The value, and where there is none the reason. */
        String text() {
            return value.missing() == null ? value.text() : value.text() + " " + value.missing();
        }
    }

    /** A line a fact, for the clipboard. */
    String text() {
        StringBuilder out = new StringBuilder(name).append('\n');
        for (Section section : sections) {
            out.append('\n').append(section.title).append('\n');
            for (Line line : section.lines) {
                out.append(line.label).append(": ").append(line.text()).append('\n');
            }
        }
        return out.toString();
    }
}
