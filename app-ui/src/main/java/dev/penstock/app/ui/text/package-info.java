/** Words and figures on screen. */
package dev.penstock.app.ui.text;
