/**
 * Splits SQL text into tokens and statements for the editor, for placeholders and for digests. It knows the tokens of
 * four dialects but not their grammar, and never rejects a text.
 */
package dev.penstock.engine.api.sql;
