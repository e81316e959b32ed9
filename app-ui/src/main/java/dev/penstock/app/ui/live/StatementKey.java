package dev.penstock.app.ui.live;

/**
 * Names a statement.
 *
 * @param database where it runs
 * @param digest what it is
 */
record StatementKey(String database, String digest) {}
