package dev.penstock.engine.api;

/** One query or command with its options. Immutable. */
public sealed interface Statement permits SqlStatement, DocumentCommand, TypedQuery {

    /** The text as written: SQL, or a command document as JSON. */
    String text();

    /** How it runs. */
    StatementOptions options();

    /** The same with options. */
    Statement with(StatementOptions newOptions);
}
