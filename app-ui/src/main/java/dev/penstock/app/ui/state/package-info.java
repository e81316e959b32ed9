/** What the desktop keeps from one run to the next. */
package dev.penstock.app.ui.state;
