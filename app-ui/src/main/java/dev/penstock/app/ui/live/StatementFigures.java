package dev.penstock.app.ui.live;

import dev.penstock.engine.api.StatementStatistics;

/**
 * One line of the table of statements.
 *
 * @param database where they ran
 * @param statistics what they cost
 */
record StatementFigures(String database, StatementStatistics statistics) {

    /** What tells it from all others. */
    StatementKey key() {
        return new StatementKey(database, statistics.digest());
    }
}
