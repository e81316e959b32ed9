package dev.penstock.connectors.tck.document;

/** What a server can be made to do to one command; for MongoDB, by its fail point {@code failCommand}. */
public enum DocumentFault {
    /** It refuses the command, because it is no longer the primary. */
    STEPPED_DOWN,
    /** It answers a commit with an error that leaves open whether the commit took effect. */
    COMMIT_UNCONFIRMED,
    /** It closes the connection instead of an answer. */
    CONNECTION_CLOSED
}
