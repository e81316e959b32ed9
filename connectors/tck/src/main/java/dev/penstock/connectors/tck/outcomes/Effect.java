package dev.penstock.connectors.tck.outcomes;

/** What makes the work of a program's interrupted call permanent. */
public enum Effect {
    /** Its own answer. */
    AUTOCOMMIT(true, true),
    /** Nothing: the program never commits. */
    TRANSACTION(false, false),
    /** The call is the commit of what the program wrote before. */
    COMMIT(true, true),
    /** The call rolls back what the program wrote before. */
    ROLLBACK(false, false),
    /** The call writes nothing. */
    READ(false, false);

    private final boolean keeps;
    private final boolean uncertain;

    Effect(boolean keeps, boolean uncertain) {
        this.keeps = keeps;
        this.uncertain = uncertain;
    }

    /** Whether rows are in the database after the call has succeeded. */
    boolean keeps() {
        return keeps;
    }

    /** Whether a lost connection can leave the outcome unknown. */
    boolean uncertain() {
        return uncertain;
    }
}
