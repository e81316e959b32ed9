package dev.penstock.connectors.tck;

import dev.penstock.engine.api.spi.Wire;
import java.util.ArrayList;
import java.util.List;

/** Keeps the steps that a lease reports, in order, as words: {@code sending AUTOCOMMIT}, {@code answered}. */
public final class RecordedWire implements Wire {
    private final List<String> steps = new ArrayList<>();

    /** Without a step yet. */
    public RecordedWire() {}

    /** The steps so far. */
    public synchronized List<String> steps() {
        return List.copyOf(steps);
    }

    private synchronized void add(String step) {
        steps.add(step);
    }

    @Override
    public void sending(Scope scope) {
        add("sending " + scope);
    }

    @Override
    public void answered() {
        add("answered");
    }

    @Override
    public void refused() {
        add("refused");
    }

    @Override
    public void rolledBack() {
        add("rolled back");
    }
}
