package dev.penstock.engine.headless.demo;

import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.spi.Desktop;
import dev.penstock.engine.headless.admin.AdminServer;
import dev.penstock.engine.headless.admin.PortTakenException;
import dev.penstock.engine.headless.admin.StopSignal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A workspace made for looking around, with load; in the desktop, or as a table in the terminal. */
public final class Demo {
    private final Wishes wishes;
    private final Surroundings around;

    /** A demo as somebody wants it, shown where there is a place for it. */
    public Demo(Wishes wishes, Surroundings around) {
        this.wishes = wishes;
        this.around = around;
    }

    /**
     * What is asked for.
     *
     * @param folder where the demo lies; null for the user's data folder
     * @param seed what chance grows from
     * @param terminal whether the table is wanted though there is a display
     * @param time after which the table ends; null for when it is told to
     * @param port of the table's metrics; null for the usual one, or any that is free
     */
    public record Wishes(
            @Nullable Path folder,
            long seed,
            boolean terminal,
            @Nullable Duration time,
            @Nullable Integer port) {}

    /**
     * What there is.
     *
     * @param environment variables
     * @param system the operating system's name
     * @param desktop asked for only where there is a display
     * @param signals how the table is told to end
     * @param interactive whether somebody sees the table change in place
     * @param width of the terminal in columns; asked for only where it is interactive
     * @param out for the table
     * @param err for everything else
     */
    public record Surroundings(
            Map<String, String> environment,
            String system,
            Supplier<Optional<Desktop>> desktop,
            Supplier<StopSignal> signals,
            boolean interactive,
            Supplier<Integer> width,
            PrintWriter out,
            PrintWriter err) {}

    /**
     * Makes the workspace where it is not there, and shows it until somebody ends that.
     *
     * @return the exit status: the desktop's; 0; or 1 where the demo cannot be made or shown
     */
    public int show() throws InterruptedException {
        Path folder = wishes.folder() != null ? wishes.folder() : standard();
        Making progress = new Making(around.err(), folder, wishes.seed());
        try (DemoFolder demo = DemoFolder.open(folder, wishes.seed(), progress)) {
            Optional<Desktop> desktop = desktop();
            return desktop.isPresent()
                    ? desktop.get()
                            .show(new Desktop.Request(
                                    demo.workspace(), null, penstock -> DemoLoad.beside(penstock, demo.workspace())))
                    : table(demo);
        } catch (DemoException | IOException e) {
            say(String.valueOf(e.getMessage()));
            return 1;
        }
    }

    private Path standard() {
        return DemoFolder.standard(around.environment(), Path.of(System.getProperty("user.home", ".")));
    }

    /** Where to show it; says why where that is not the desktop. */
    private Optional<Desktop> desktop() {
        if (wishes.terminal()) {
            return Optional.empty();
        }
        if (!Windowing.possible(around.system(), around.environment())) {
            say("There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set): the demo is shown here.");
            return Optional.empty();
        }
        Optional<Desktop> desktop = around.desktop().get();
        if (desktop.isEmpty()) {
            say("This program has no desktop in it: the demo is shown here.");
        }
        return desktop;
    }

    private int table(DemoFolder demo) throws IOException, InterruptedException {
        Duration time = wishes.time();
        try (StopSignal stop = around.signals().get();
                Penstock penstock = Penstock.open(demo.workspace());
                AdminServer admin = admin(penstock);
                DemoLoad _ = DemoLoad.start(penstock)) {
            List<String> footer = List.of(
                    "Metrics: " + admin.metricsAddress(),
                    "Workspace: " + demo.workspace(),
                    time == null ? "Ctrl+C ends it." : "It ends by itself; Ctrl+C ends it at once.");
            Screen screen = new Screen(around.out(), around.interactive(), around.width());
            new LiveTable(penstock, screen, around.interactive(), footer)
                    .show(stop, time == null ? Deadline.NONE : Deadline.after(time));
        }
        return 0;
    }

    /** The usual port where it is free, so that the address is easy to remember. */
    private AdminServer admin(Penstock penstock) throws IOException {
        Integer port = wishes.port();
        if (port != null) {
            return AdminServer.start(penstock, port);
        }
        try {
            return AdminServer.start(penstock, AdminServer.PORT);
        } catch (PortTakenException usualPortIsTaken) {
            return AdminServer.start(penstock, 0);
        }
    }

    private void say(String line) {
        around.err().println(line);
        around.err().flush();
    }
}
