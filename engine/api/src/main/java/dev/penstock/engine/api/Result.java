package dev.penstock.engine.api;

/** What a statement returned. */
public sealed interface Result permits Rows, Documents, Changed, Several {}
