package dev.penstock.engine.headless.command;

import java.io.PrintWriter;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Handles Ctrl+C during a command: the first one cancels the statement at the server, after which the command ends; the
 * second one ends the process immediately. A shutdown hook could not handle the second one, because the JVM ignores
 * signals while it runs.
 */
final class Interrupts implements AutoCloseable {
    private final PrintWriter err;
    private final Runnable halt;
    private final Runnable uninstall;
    private @Nullable Runnable cancel;
    private boolean cancelRequested;

    private Interrupts(PrintWriter err, Runnable halt, Runnable uninstall) {
        this.err = err;
        this.halt = halt;
        this.uninstall = uninstall;
    }

    /** Installs the handler of Ctrl+C until this object is closed. */
    static Interrupts install(PrintWriter err) {
        InterruptSignal signal = new InterruptSignal();
        Interrupts interrupts =
                new Interrupts(err, () -> Runtime.getRuntime().halt(ExitStatus.FAILED), signal::restore);
        signal.handle(interrupts::received);
        return interrupts;
    }

    /** A handler for tests, which send the signals themselves. */
    static Interrupts of(PrintWriter err, Runnable halt) {
        return new Interrupts(err, halt, () -> {});
    }

    void received() {
        Runnable action;
        synchronized (this) {
            if (cancelRequested) {
                halt.run();
                return;
            }
            cancelRequested = true;
            action = cancel;
        }
        err.println();
        err.println("Cancelling. Press Ctrl+C again to exit immediately.");
        err.flush();
        if (action != null) {
            action.run();
        }
    }

    /** Registers the work to cancel at a signal. Cancels it immediately if a signal has already come. */
    <T> T cancels(T work, Consumer<? super T> how) {
        boolean already;
        synchronized (this) {
            cancel = () -> how.accept(work);
            already = cancelRequested;
        }
        if (already) {
            how.accept(work);
        }
        return work;
    }

    synchronized boolean cancelRequested() {
        return cancelRequested;
    }

    @Override
    public void close() {
        uninstall.run();
    }
}
