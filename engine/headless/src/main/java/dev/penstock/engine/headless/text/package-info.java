/** What a terminal shows: tables, widths, figures, JSON. */
package dev.penstock.engine.headless.text;
