package dev.penstock.app.ui.overview;

import dev.penstock.app.ui.text.Figure;

/**
 * What a database had to do lately.
 *
 * @param statements a second, now
 * @param p95 now
 * @param errors a second, now
 * @param failing whether there are errors now
 * @param statementsTrend a second
 * @param p95Trend in milliseconds
 * @param errorsTrend a second
 */
record Load(
        Figure statements,
        Figure p95,
        Figure errors,
        boolean failing,
        Trend statementsTrend,
        Trend p95Trend,
        Trend errorsTrend) {}
