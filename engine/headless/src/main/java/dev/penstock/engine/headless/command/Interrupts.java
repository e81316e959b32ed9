package dev.penstock.engine.headless.command;

import java.io.PrintWriter;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl+C while a command works: the first asks the server to stop, and the command then ends by itself; the second ends
 * the process at once. A shutdown hook could not do the second: no signal comes through while it runs.
 */
final class Interrupts implements AutoCloseable {
    private final PrintWriter err;
    private final Runnable halt;
    private final Runnable uninstall;
    private @Nullable Runnable cancel;
    private boolean asked;

    private Interrupts(PrintWriter err, Runnable halt, Runnable uninstall) {
        this.err = err;
        this.halt = halt;
        this.uninstall = uninstall;
    }

    /** From now on Ctrl+C is ours, until this is closed. */
    static Interrupts install(PrintWriter err) {
        InterruptSignal signal = new InterruptSignal();
        Interrupts interrupts =
                new Interrupts(err, () -> Runtime.getRuntime().halt(ExitStatus.FAILED), signal::restore);
        signal.handle(interrupts::received);
        return interrupts;
    }

    /** One that a test sends signals to. */
    static Interrupts of(PrintWriter err, Runnable halt) {
        return new Interrupts(err, halt, () -> {});
    }

    void received() {
        Runnable action;
        synchronized (this) {
            if (asked) {
                halt.run();
                return;
            }
            asked = true;
            action = cancel;
        }
        err.println();
        err.println("Cancelling; Ctrl+C once more ends at once.");
        err.flush();
        if (action != null) {
            action.run();
        }
    }

    /** What a signal is to stop from now on; at once where it has come already. */
    <T> T stops(T work, Consumer<? super T> how) {
        boolean already;
        synchronized (this) {
            cancel = () -> how.accept(work);
            already = asked;
        }
        if (already) {
            how.accept(work);
        }
        return work;
    }

    synchronized boolean asked() {
        return asked;
    }

    @Override
    public void close() {
        uninstall.run();
    }
}
