package dev.penstock.engine.core.workspace;

/**
 * A range of a text.
 *
 * @param line the line of its start, from 1
 * @param column the column of its start, from 1, in code points
 * @param start the offset of its first char, from 0
 * @param end the offset after its last char
 */
record SourceRange(int line, int column, int start, int end) {}
