/** Output for a terminal: tables, widths, numbers, JSON. */
package dev.penstock.engine.headless.text;
