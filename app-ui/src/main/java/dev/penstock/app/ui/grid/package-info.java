/** A whole result as a table, whatever its number of rows: scrolled, searched, copied and exported. */
package dev.penstock.app.ui.grid;
