/** The open engine, or why there is none, as the desktop sees it. */
package dev.penstock.app.ui.engine;
