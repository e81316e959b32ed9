package dev.penstock.engine.core.workspace;

/**
 * Where something stands in a text.
 *
 * @param line from 1
 * @param column from 1, in characters as people count them
 * @param start offset of its first char, from 0
 * @param end offset behind its last char
 */
record Spot(int line, int column, int start, int end) {}
