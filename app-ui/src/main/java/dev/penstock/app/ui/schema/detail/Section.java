package dev.penstock.app.ui.schema.detail;

/** A part of what is told of an object. */
public enum Section {
    COLUMNS,
    KEYS,
    REFERENCES,
    INDEXES,
    TRIGGERS,
    DDL
}
