/** The window around the views: navigation, status bar, keys, settings, what stands there without a workspace. */
package dev.penstock.app.ui.shell;
