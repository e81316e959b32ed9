/** The migrator. */
package dev.penstock.migrations;
