/** Migrations: what has been applied to a database, what is pending, and applying it. */
package dev.penstock.app.ui.migrations;
