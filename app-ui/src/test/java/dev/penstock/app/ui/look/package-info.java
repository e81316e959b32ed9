/** What every picture of the desktop is checked for. */
package dev.penstock.app.ui.look;
