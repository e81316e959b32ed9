/** What the databases are doing now: pools, throughput, latency, statements. */
package dev.penstock.app.ui.live;
