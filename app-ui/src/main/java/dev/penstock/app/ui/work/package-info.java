/** Work off the FX thread, and how its answers and failures come back to it. */
package dev.penstock.app.ui.work;
