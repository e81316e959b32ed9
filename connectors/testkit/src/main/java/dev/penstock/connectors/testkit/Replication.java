package dev.penstock.connectors.testkit;

/** When a primary acknowledges a commit. */
public enum Replication {
    /** After the standby has it: what was acknowledged outlives the primary. */
    SYNCHRONOUS,
    /** Before the standby has it. */
    ASYNCHRONOUS
}
