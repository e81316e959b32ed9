package dev.penstock.engine.core;

import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.core.MessageProgram.Step;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One run of a {@link MessageProgram}: what it has opened, and what it was told of each row that it wrote. */
final class ProgramRun implements AutoCloseable {
    private final Database database;
    private final int firstId;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final Set<Integer> pending = new HashSet<>();
    private final Map<Integer, Outcome> told = new HashMap<>();

    ProgramRun(Database database, int firstId) {
        this.database = database;
        this.firstId = firstId;
    }

    Database database() {
        return database;
    }

    int id(int row) {
        return firstId + row;
    }

    <C extends AutoCloseable> C opened(C resource) {
        opened.push(resource);
        return resource;
    }

    /** Writes a row in autocommit mode. */
    void write(int row, Step step) throws Exception {
        told.put(id(row), Outcome.DONE);
        try {
            step.run();
        } catch (Exception failure) {
            told.put(id(row), outcome(failure));
            throw failure;
        }
    }

    /** Writes a row that the commit decides about. */
    void pend(int row, Step step) throws Exception {
        pending.add(id(row));
        step.run();
    }

    void commit(Step step) throws Exception {
        Outcome outcome = Outcome.DONE;
        try {
            step.run();
        } catch (Exception failure) {
            outcome = outcome(failure);
            throw failure;
        } finally {
            for (int id : pending) {
                told.put(id, outcome);
            }
            pending.clear();
        }
    }

    /** What became of each row, as the caller knows it. A row that was never committed is not done. */
    Map<Integer, Outcome> told() {
        pending.forEach(id -> told.put(id, Outcome.NOT_DONE));
        return told;
    }

    private static Outcome outcome(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            PenstockException found = engineFailure(cause);
            if (found != null) {
                return found.diagnosis().parts().isEmpty()
                        ? found.outcome()
                        : found.diagnosis().parts().getLast();
            }
        }
        throw new AssertionError("A failure without an outcome", failure);
    }

    private static @Nullable PenstockException engineFailure(Throwable cause) {
        if (cause instanceof PenstockException failure) {
            return failure;
        }
        for (Throwable beside : cause.getSuppressed()) {
            if (beside instanceof PenstockException failure) {
                return failure;
            }
        }
        return null;
    }

    /** Closes what is open, twice: a failure of what the server has cut is no surprise. */
    @Override
    public void close() {
        for (AutoCloseable resource : opened) {
            for (int time = 0; time < 2; time++) {
                try {
                    resource.close();
                } catch (Exception cut) {
                    var _ = outcome(cut);
                }
            }
        }
    }
}
