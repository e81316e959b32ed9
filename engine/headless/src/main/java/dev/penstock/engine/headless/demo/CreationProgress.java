package dev.penstock.engine.headless.demo;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/** Prints the progress of the creation to standard error; nothing if the demo exists. */
final class CreationProgress implements CreationListener {
    private final PrintWriter err;
    private final Path folder;
    private final long seed;

    CreationProgress(PrintWriter err, Path folder, long seed) {
        this.err = err;
        this.folder = folder;
        this.seed = seed;
    }

    @Override
    public void started() {
        err.println("Creating the sample music shop in " + folder + " (seed " + seed + "), only at the first start");
        err.flush();
    }

    @Override
    public void completed(String what, long rows) {
        err.println(String.format(Locale.ROOT, "  %,9d  %s", rows, what));
        err.flush();
    }
}
