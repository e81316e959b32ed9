package dev.penstock.engine.api;

/** Gets the events of the engine. */
@FunctionalInterface
public interface EngineListener {
    /** Called for one event after the other, never by two threads at a time. An exception is logged and ignored. */
    void on(EngineEvent event);
}
