package dev.penstock.app.ui.live;

/**
 * The four tiles over the pools.
 *
 * @param active leases out
 * @param idle connections open and not lent
 * @param pending callers in the queues
 * @param waited how long statements waited lately
 */
record Tiles(Tile active, Tile idle, Tile pending, Tile waited) {}
