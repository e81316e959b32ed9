package dev.penstock.app.ui.connections;

import dev.penstock.engine.api.ConnectionStep;
import org.jspecify.annotations.Nullable;

/**
 * One step of a connection test.
 *
 * @param node its address as displayed
 * @param part which step
 * @param step how it ended; null if it has not ended
 * @param running whether it runs now
 */
record ConnectionTestRow(
        String node, ConnectionStep.Part part, @Nullable ConnectionStep step, boolean running) {}
