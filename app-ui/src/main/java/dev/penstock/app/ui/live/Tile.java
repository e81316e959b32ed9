package dev.penstock.app.ui.live;

import dev.penstock.app.ui.text.Figure;

/**
 * One figure with its last five minutes.
 *
 * @param figure now
 * @param note what belongs to it, such as the most there may be; empty for nothing
 * @param alarming whether it is bad news
 * @param trend oldest first, NaN where there is no value
 */
record Tile(Figure figure, String note, boolean alarming, Values trend) {}
