/** What is read from the workspace file and done to it; nothing here runs on the FX thread. */
package dev.penstock.app.ui.connections.file;
