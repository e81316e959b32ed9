package dev.penstock.app.ui.overview;

import dev.penstock.engine.api.Health;
import java.util.List;

/**
 * All databases at one moment.
 *
 * @param health the worst
 * @param summary how they are, in one line
 * @param recording since when is recorded, in words
 * @param cards the worst first, else in the workspace's order
 */
record Fleet(Health health, String summary, String recording, List<CardState> cards) {}
