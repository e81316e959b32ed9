/** What was typed and not saved yet, on disk. */
package dev.penstock.app.ui.connections.keep;
