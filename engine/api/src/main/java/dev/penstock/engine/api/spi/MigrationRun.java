package dev.penstock.engine.api.spi;

/** An apply under way, as its migrator tells of it and is told. */
public interface MigrationRun {

    /** How many migrations are to be applied in all. */
    void total(int migrations);

    /** So many have been applied. */
    void applied(int migrations);

    /** Whether somebody wants it stopped. */
    boolean stopping();

    /** Is called once when somebody wants it stopped, at once if somebody does already; it must return at once. */
    void onStop(Runnable stop);
}
