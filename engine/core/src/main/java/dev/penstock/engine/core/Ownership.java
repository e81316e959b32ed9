package dev.penstock.engine.core;

import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** A streamed result's hold on its flight: whichever comes first of its last batch, a failure or a close ends it. */
final class Ownership {
    private final Flight flight;
    private final Runnable closeInner;
    private final boolean whole;
    private boolean closed;
    private boolean exhausted;

    Ownership(Flight flight, Runnable closeInner) {
        this(flight, closeInner, true);
    }

    private Ownership(Flight flight, Runnable closeInner, boolean whole) {
        this.flight = flight;
        this.closeInner = closeInner;
        this.whole = whole;
    }

    /** One of several results of the same flight. */
    Ownership part(Runnable closePart) {
        return new Ownership(flight, closePart, false);
    }

    Flight flight() {
        return flight;
    }

    /** The next piece; null after the last, which ends it. */
    <T> @Nullable T next(Supplier<? extends @Nullable T> fetch, ToLongFunction<? super T> rows) {
        if (closed) {
            if (exhausted) {
                return null;
            }
            throw Failures.resultClosed();
        }
        T piece;
        try {
            flight.checkpoint();
            piece = fetch.get();
        } catch (RuntimeException failure) {
            throw failed(failure);
        }
        if (piece == null) {
            exhausted = true;
            close();
        } else {
            flight.count(rows.applyAsLong(piece));
        }
        return piece;
    }

    void cancel() {
        flight.cancel();
    }

    void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            closeInner.run();
            if (whole) {
                flight.succeed();
            }
        } catch (RuntimeException failure) {
            throw flight.fail(failure);
        }
    }

    private RuntimeException failed(RuntimeException failure) {
        closed = true;
        try {
            closeInner.run();
        } catch (RuntimeException onClose) {
            failure.addSuppressed(onClose);
        }
        return flight.fail(failure);
    }
}
