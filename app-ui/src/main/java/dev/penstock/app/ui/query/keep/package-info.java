/** What is kept on disk: what was typed, and what was run. */
package dev.penstock.app.ui.query.keep;
