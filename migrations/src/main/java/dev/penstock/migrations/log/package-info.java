/** Flyway's log output. */
package dev.penstock.migrations.log;
