/** Query: tabs with an editor, what is run from them, and its results. */
package dev.penstock.app.ui.query;
