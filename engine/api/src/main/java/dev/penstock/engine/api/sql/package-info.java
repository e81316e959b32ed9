/**
 * Cuts SQL text into tokens and statements: for the editor, for placeholders, for digests. It reads four dialects and
 * understands none: what is not a token of the dialect is passed on as it is, and nothing is ever rejected.
 */
package dev.penstock.engine.api.sql;
