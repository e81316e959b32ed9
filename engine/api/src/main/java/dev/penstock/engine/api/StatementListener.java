package dev.penstock.engine.api;

/** Gets the events of statements. */
@FunctionalInterface
public interface StatementListener {
    /** Called for one event after the other, never by two threads at a time. An exception is logged and ignored. */
    void on(StatementEvent event);
}
