package dev.penstock.engine.api.baseline;

import java.io.IOException;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Supplier;

/** Something of everything that {@link Signatures} tells or leaves out. */
@SuppressWarnings({"unused", "EffectivelyPrivate"}) // what cannot be seen is what is not told
public sealed interface Sample<T extends Comparable<T>> extends Supplier<List<T>>, RandomAccess {
    /** Told, its value is not. */
    int LIMIT = 3;

    /** Told with what it throws. */
    <R> R open(Class<R> type, int... numbers) throws IOException, InterruptedException;

    /** Told as one that is not abstract. */
    default boolean bridge() {
        return hidden();
    }

    private boolean hidden() {
        return true;
    }

    /** The one that is permitted. */
    non-sealed class Permitted implements Sample<String> {
        /** For those who extend it. */
        protected List<? super String> kept = List.of();

        private int secret;

        Permitted() {}

        @Override
        public synchronized <R> R open(Class<R> type, int... numbers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<String> get() {
            return List.of();
        }

        /** For those who extend it, nested and protected. */
        protected enum Kind {
            SMALL,
            LARGE
        }

        private static final class Hidden {
            /** In nobody's sight, as its class is in nobody's. */
            public static final class Nested {}
        }
    }

    /** With what the compiler adds to a record. */
    record Pair<A>(A one, List<A> others) {}
}

/** Of this package alone. */
class NotExported {
    /** Not told either. */
    public static final class Nested {}
}
