package dev.penstock.connectors.testkit;

/** The moment at which a primary acknowledges a commit. */
public enum Replication {
    /** After the standby has received it, so that acknowledged commits survive the loss of the primary. */
    SYNCHRONOUS,
    /** Before the standby has received it. */
    ASYNCHRONOUS
}
