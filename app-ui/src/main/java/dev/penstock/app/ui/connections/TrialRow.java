package dev.penstock.app.ui.connections;

import dev.penstock.engine.api.ConnectionStep;
import org.jspecify.annotations.Nullable;

/**
 * One step of a test.
 *
 * @param node its address as displayed
 * @param part which step
 * @param step how it ended; null if it has not
 * @param trying whether it is under way
 */
record TrialRow(
        String node, ConnectionStep.Part part, @Nullable ConnectionStep step, boolean trying) {}
