/** The migrator: Flyway over the engine's own connections. */
package dev.penstock.migrations;
