package dev.penstock.app.ui;

import dev.penstock.app.ui.engine.EngineHost;
import dev.penstock.app.ui.engine.EngineState;
import dev.penstock.app.ui.shell.MainWindow;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * The desktop without a user, for those who package it: it tells when its first frame was laid out and when the first
 * view stood in it, shows every view once and closes. That proves that a package comes up, and it trains the AOT cache.
 * Asked for by the system property {@code penstock.rehearsal}, the seconds to stay open after the last view. Times are
 * told since {@code penstock.rehearsal.since}, in milliseconds of the epoch: Linux itself tells a process's start by whole
 * seconds only, so who starts it says when. Without it they are told since the application was made. FX thread only.
 */
final class Rehearsal {
    /** How long each view is shown. */
    private static final Duration SCENE = Duration.ofMillis(1500);

    private final Duration stay;
    private final long since;
    private final PrintStream out;
    private boolean framed;
    private boolean opened;
    private boolean begun;
    private @Nullable String fault;

    Rehearsal(Duration stay, long since, PrintStream out) {
        this.stay = stay;
        this.since = since;
        this.out = out;
    }

    /** The rehearsal that this process was asked for, if it was. */
    static Optional<Rehearsal> asked() {
        return Optional.ofNullable(Long.getLong("penstock.rehearsal"))
                .map(seconds -> new Rehearsal(
                        Duration.ofSeconds(seconds),
                        Long.getLong("penstock.rehearsal.since", System.currentTimeMillis()),
                        System.out));
    }

    /** Begins with the window's first frame and closes the window at the end. */
    void direct(Stage stage, MainWindow window, EngineHost host) {
        stage.getScene().addPostLayoutPulseListener(() -> frame(host.state().get()));
        host.state().subscribe(state -> {
            switch (state) {
                case EngineState.Opening _ -> {}
                case EngineState.Failed failed -> {
                    fault = failed.failure().sentence();
                    stage.close();
                }
                case EngineState.Open _ -> {
                    if (!begun) {
                        begun = true;
                        after(SCENE, () -> show(0, stage, window));
                    }
                }
            }
        });
    }

    /** A fault in the desktop: the rehearsal has failed. */
    void failed(Throwable thrown) {
        fault = String.valueOf(thrown);
    }

    /** 0, or 1 where something went wrong, which it says. */
    int status() {
        if (fault != null) {
            out.println("The rehearsal failed: " + fault);
        }
        return fault == null ? 0 : 1;
    }

    private void frame(EngineState state) {
        if (!framed) {
            framed = true;
            tell("First frame");
        }
        if (!opened && state instanceof EngineState.Open) {
            opened = true;
            tell("First view");
        }
    }

    private void tell(String what) {
        out.println(what + " after " + (System.currentTimeMillis() - since) + " ms");
    }

    private void show(int place, Stage stage, MainWindow window) {
        if (window.show(place)) {
            after(SCENE, () -> show(place + 1, stage, window));
        } else {
            after(stay, () -> {
                out.println("Views shown: " + place + residentMemory());
                stage.close();
            });
        }
    }

    /** What Linux counts as resident; nothing elsewhere. */
    private static String residentMemory() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .findFirst()
                    .map(line ->
                            "; resident: " + line.substring("VmRSS:".length()).strip())
                    .orElse("");
        } catch (IOException notLinux) {
            return "";
        }
    }

    private static void after(Duration wait, Runnable next) {
        PauseTransition pause = new PauseTransition(javafx.util.Duration.millis(wait.toNanos() / 1e6));
        pause.setOnFinished(event -> next.run());
        pause.play();
    }
}
