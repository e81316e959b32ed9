package dev.penstock.engine.headless.demo;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/** Says on standard error how far the demo has been made; nothing where it is there already. */
final class Making implements Progress {
    private final PrintWriter err;
    private final Path folder;
    private final long seed;

    Making(PrintWriter err, Path folder, long seed) {
        this.err = err;
        this.folder = folder;
        this.seed = seed;
    }

    @Override
    public void begun() {
        err.println("Making a music shop to look around in, once, in " + folder + " (seed " + seed + ")");
        err.flush();
    }

    @Override
    public void made(String what, long rows) {
        err.println(String.format(Locale.ROOT, "  %,9d  %s", rows, what));
        err.flush();
    }
}
