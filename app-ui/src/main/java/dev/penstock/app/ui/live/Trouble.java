package dev.penstock.app.ui.live;

import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Health;
import org.jspecify.annotations.Nullable;

/**
 * A node that is not up.
 *
 * @param health how it is
 * @param sentence since when, why, and when it is asked again
 * @param code of the failure; null where nothing has failed
 */
record Trouble(Health health, String sentence, @Nullable ErrorCode code) {}
