package dev.penstock.app.ui.grid;

/** How far a search has got. */
sealed interface FindState {
    /** Nothing has been searched for. */
    record Idle() implements FindState {}

    /**
     * It is under way.
     *
     * @param searched rows
     * @param total rows
     */
    record Searching(long searched, long total) implements FindState {}

    /**
     * Found.
     *
     * @param row from 0
     * @param column from 0
     * @param wrapped whether it began again at the other end
     */
    record Found(long row, int column, boolean wrapped) implements FindState {}

    /**
     * No cell has it.
     *
     * @param rows searched
     */
    record Missing(long rows) implements FindState {}

    /** The user has stopped it. */
    record Stopped(long searched) implements FindState {}
}
