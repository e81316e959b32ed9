/** The migrator: Flyway over the connections of the engine. */
package dev.penstock.migrations;
