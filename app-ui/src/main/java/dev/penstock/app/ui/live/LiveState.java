package dev.penstock.app.ui.live;

import dev.penstock.engine.api.Health;
import java.time.Instant;
import java.util.List;

/**
 * What is on screen at one moment.
 *
 * @param at when it was read
 * @param health the worst of what is shown
 * @param troubles the nodes that are not up
 * @param recording since when is recorded, in words
 * @param tiles the pools
 * @param throughput a second
 * @param latency of statements
 * @param statements by digest, of all databases shown
 * @param others what is not told apart by digest, in words; empty where there is nothing
 */
record LiveState(
        Instant at,
        Health health,
        List<Trouble> troubles,
        String recording,
        Tiles tiles,
        ChartData throughput,
        ChartData latency,
        List<StatementFigures> statements,
        String others) {}
