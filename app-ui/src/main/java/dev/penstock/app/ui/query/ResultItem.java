package dev.penstock.app.ui.query;

import dev.penstock.app.ui.grid.ResultGridViewModel;

/** One result of a run, on screen until the next run's first. */
sealed interface ResultItem {

    /** What its tab is called. */
    String title();

    /** Gives back what it holds. */
    void close();

    /**
     * Rows.
     *
     * @param title of its tab
     * @param grid shows them
     */
    record Table(String title, ResultGridViewModel grid) implements ResultItem {
        @Override
        public void close() {
            grid.close();
        }
    }

    /**
     * A statement that returned no rows.
     *
     * @param title of its tab
     * @param text what it did
     */
    record Line(String title, String text) implements ResultItem {
        @Override
        public void close() {}
    }
}
