/** Migrations of a database: the history, the pending ones, and the apply. */
package dev.penstock.engine.api.migration;
