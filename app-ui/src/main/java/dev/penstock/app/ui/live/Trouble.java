package dev.penstock.app.ui.live;

import dev.penstock.engine.api.Health;

/**
 * A node that is not up.
 *
 * @param health how it is
 * @param sentence since when, why, and when it is asked again
 */
record Trouble(Health health, String sentence) {}
