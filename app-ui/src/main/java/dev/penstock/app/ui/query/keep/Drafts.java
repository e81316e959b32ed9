package dev.penstock.app.ui.query.keep;

import java.util.List;

/**
 * What was typed into all tabs of a workspace.
 *
 * @param tabs open ones in the order on screen, then closed ones, the last closed first
 * @param selected the place of the tab on screen, from 0
 */
public record Drafts(List<Draft> tabs, int selected) {
    /** Nothing was typed yet. */
    public static final Drafts NONE = new Drafts(List.of(), 0);

    /** Copies the list. */
    public Drafts {
        tabs = List.copyOf(tabs);
    }
}
