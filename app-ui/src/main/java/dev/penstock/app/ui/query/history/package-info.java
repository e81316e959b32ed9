/** What was run, newest first, to find it again. */
package dev.penstock.app.ui.query.history;
