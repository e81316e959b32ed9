/** The editor of SQL: looks, the statement at the caret, completion, comments. */
package dev.penstock.app.ui.query.editor;
