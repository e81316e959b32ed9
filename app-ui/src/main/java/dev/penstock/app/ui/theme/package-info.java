/** Colours, fonts and sizes; every hex value stands in {@code theme.css}. */
package dev.penstock.app.ui.theme;
