package dev.penstock.engine.headless.admin;

import dev.penstock.engine.api.Fault;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Workspace;
import dev.penstock.engine.api.WorkspaceException;
import dev.penstock.engine.api.WorkspaceStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes over the workspace file whenever it has changed, and prints what that changed. A file with faults changes
 * nothing: its faults are printed, and the workspace before stays.
 */
final class WorkspaceFollower implements AutoCloseable {
    private final Penstock penstock;
    private final PrintWriter out;
    private final Duration every;
    private final Path file;
    private @Nullable Mark last;
    private boolean ended;

    /** By what a change of the file is noticed. */
    private record Mark(FileTime time, long size, @Nullable Object key) {}

    private WorkspaceFollower(Penstock penstock, PrintWriter out, Duration every) {
        this.penstock = penstock;
        this.out = out;
        this.every = every;
        this.file = penstock.workspace().file();
        this.last = mark();
    }

    /**
     * Begins.
     *
     * @param every how often to look at the file
     */
    static WorkspaceFollower start(Penstock penstock, PrintWriter out, Duration every) {
        WorkspaceFollower follower = new WorkspaceFollower(penstock, out, every);
        Thread.ofVirtual().name("penstock-workspace").start(follower::follow);
        return follower;
    }

    private void follow() {
        Mark before = last;
        while (pause()) {
            Mark now = mark();
            // a file that is gone, or has changed since the last look, is still being written
            if (now != null && now.equals(before) && !now.equals(last)) {
                last = now;
                takeOver();
            }
            before = now;
        }
    }

    private @Nullable Mark mark() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Mark(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
        } catch (IOException e) {
            return null;
        }
    }

    private void takeOver() {
        Workspace before = penstock.workspace();
        try {
            Workspace now = WorkspaceStore.at(file).read(before.environment());
            penstock.update(now);
            List<String> changes = changes(before, now);
            say("took over " + file + ": " + (changes.isEmpty() ? "nothing changed" : String.join(", ", changes)));
        } catch (WorkspaceException faulty) {
            say(file + " has faults, and the workspace before stays in force:");
            faulty.faults().stream().map(Fault::toString).forEach(out::println);
            out.flush();
        } catch (RuntimeException failure) {
            // whatever it is, the next change of the file may mend it
            say("could not take over " + file + ": " + failure.getMessage());
        }
    }

    private static List<String> changes(Workspace before, Workspace now) {
        List<String> changes = new ArrayList<>();
        Map<String, Profile> old = before.databases();
        now.databases().forEach((name, profile) -> {
            Profile was = old.get(name);
            if (was == null) {
                changes.add(name + " is new");
            } else if (!at(was, profile.place()).equals(profile)) {
                changes.add(name + " has changed");
            }
        });
        old.keySet().stream()
                .filter(name -> !now.databases().containsKey(name))
                .forEach(name -> changes.add(name + " is gone"));
        return changes;
    }

    /** Another line of the file is no other profile. */
    private static Profile at(Profile profile, Profile.Place place) {
        return new Profile(
                profile.name(),
                profile.engine(),
                profile.nodes(),
                profile.databaseName(),
                profile.username(),
                profile.password(),
                profile.tls(),
                profile.pool(),
                profile.probeEvery(),
                profile.safeMode(),
                profile.group(),
                place,
                profile.migrations());
    }

    private void say(String what) {
        out.println(Instant.now().truncatedTo(ChronoUnit.SECONDS) + " " + what);
        out.flush();
    }

    private synchronized boolean pause() {
        long until = System.nanoTime() + every.toNanos();
        while (!ended) {
            long left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return true;
            }
            try {
                wait(left);
            } catch (InterruptedException ignored) {
                // nobody has reason to interrupt this thread: ending is told by the flag
            }
        }
        return false;
    }

    @Override
    public synchronized void close() {
        ended = true;
        notifyAll();
    }
}
