package dev.penstock.engine.api;

/** One query or command with its options. Immutable. */
public sealed interface Statement permits SqlStatement, DocumentCommand {

    /** The text as written: SQL, or a command document as JSON. */
    String text();

    /** How it is to be run. */
    StatementOptions options();
}
