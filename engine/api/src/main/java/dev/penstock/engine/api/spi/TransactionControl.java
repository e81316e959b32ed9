package dev.penstock.engine.api.spi;

/** What a statement does to the transaction of its connection. */
public enum TransactionControl {
    /** Nothing. */
    NONE,
    /** It begins one. */
    BEGIN,
    /** It commits the open one, also under the name {@code END}. */
    COMMIT,
    /** It rolls the open one back, also under the name {@code ABORT}. */
    ROLLBACK,
    /** It sets, releases or goes back to a savepoint. */
    SAVEPOINT,
    /** It takes part in a transaction of two phases, such as {@code PREPARE TRANSACTION}. */
    TWO_PHASE
}
