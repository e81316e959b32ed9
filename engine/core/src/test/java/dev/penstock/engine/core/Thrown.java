package dev.penstock.engine.core;

import java.io.IOException;
import java.util.function.Supplier;

/** What other people's code throws. */
@SuppressWarnings({
    "ImmutableEnumChecker", // its functions have no state
    "DoNotCallSuggester", // throwing is what it is for
    "TypeParameterUnusedInFormals" // fits where any value is expected
})
enum Thrown {
    BUG(() -> new IllegalStateException("a bug")),
    OUT_OF_MEMORY(() -> new OutOfMemoryError("simulated")),
    STACK_OVERFLOW(StackOverflowError::new),
    /** Code in another language declares no exceptions. */
    CHECKED(() -> new IOException("undeclared"));

    private final Supplier<Throwable> made;

    Thrown(Supplier<Throwable> made) {
        this.made = made;
    }

    /** Throws it, whatever the caller declares. */
    <T> T now() {
        throw Thrown.<RuntimeException>unchecked(made.get());
    }

    @SuppressWarnings("unchecked") // which is the trick
    private static <E extends Throwable> E unchecked(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
