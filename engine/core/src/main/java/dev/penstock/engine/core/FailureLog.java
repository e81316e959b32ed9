package dev.penstock.engine.core;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Logs what other people's code throws at the engine, once for each kind: a listener that fails on every statement must
 * not fill the log. Never throws. Safe for use by many threads.
 */
final class FailureLog {
    /** Kinds that are told apart; what comes after them is not logged. */
    private static final int MOST = 100;

    private final System.Logger log;
    private final Set<Kind> logged = ConcurrentHashMap.newKeySet();

    private record Kind(String what, Class<?> failure) {}

    /** Logs under the name of a class. */
    FailureLog(Class<?> owner) {
        log = System.getLogger(owner.getName());
    }

    /**
     * Logs the first failure of its kind.
     *
     * @param what failed: one of a few constant texts
     */
    void log(String what, Throwable failure) {
        try {
            if (logged.size() < MOST && logged.add(new Kind(what, failure.getClass()))) {
                log.log(
                        System.Logger.Level.WARNING,
                        what + "; further failures of this kind are ignored without a message",
                        failure);
            }
        } catch (Throwable ignored) {
            // no memory for a message, or a log that fails itself: the caller's work matters more
        }
    }
}
