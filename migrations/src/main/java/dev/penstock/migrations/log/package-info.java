/** What Flyway says while it works. */
package dev.penstock.migrations.log;
