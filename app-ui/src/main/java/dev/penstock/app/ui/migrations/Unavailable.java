package dev.penstock.app.ui.migrations;

/** Why a database has no migrations to show, which is no failure. */
enum Unavailable {
    /** The workspace names no folder for it. */
    NOT_SET,
    /** There is no migrator for its engine yet. */
    NOT_YET,
    /** Neither folders nor history hold one. */
    NOTHING
}
