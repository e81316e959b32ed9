/** What the FX thread does while the UI tests run, and what it waits for. */
package dev.penstock.app.ui.watch;
