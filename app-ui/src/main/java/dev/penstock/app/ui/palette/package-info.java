/** Every action by a few letters of its name. */
package dev.penstock.app.ui.palette;
