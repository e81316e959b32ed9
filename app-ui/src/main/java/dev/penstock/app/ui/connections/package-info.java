/** Connections: the profiles of the workspace, to make, edit, try, arrange and remove. */
package dev.penstock.app.ui.connections;
