package dev.penstock.engine.core;

import dev.penstock.engine.api.spi.Position;

/** A position that is a number. */
record ScriptedPosition(long number) implements Position {
    @Override
    public boolean covers(Position other) {
        return number >= ((ScriptedPosition) other).number();
    }

    @Override
    public Position merge(Position other) {
        return covers(other) ? this : other;
    }

    @Override
    public String text() {
        return Long.toString(number);
    }
}
