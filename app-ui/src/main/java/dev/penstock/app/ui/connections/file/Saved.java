package dev.penstock.app.ui.connections.file;

import dev.penstock.app.ui.connections.form.Form;
import org.jspecify.annotations.Nullable;

/** How a save ended; where it failed, it throws. */
public sealed interface Saved {
    /** It is in the file, and the engine has taken it over. */
    record Done() implements Saved {}

    /**
     * Nothing was written: somebody else has changed the same fields meanwhile.
     *
     * @param disk what the file says by now; null where it says nothing of this profile
     */
    record Conflict(@Nullable Form disk) implements Saved {}
}
