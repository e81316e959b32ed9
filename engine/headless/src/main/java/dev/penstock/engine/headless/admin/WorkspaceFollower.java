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
 * Reloads the workspace file after each change and prints the differences. If the file has faults, it prints them and
 * keeps the previous workspace.
 */
final class WorkspaceFollower implements AutoCloseable {
    private final Penstock penstock;
    private final PrintWriter out;
    private final Duration every;
    private final Path file;
    private @Nullable FileVersion last;
    private boolean ended;

    /** The attributes that reveal a change of the file. */
    private record FileVersion(
            FileTime time, long size, @Nullable Object key) {}

    private WorkspaceFollower(Penstock penstock, PrintWriter out, Duration every) {
        this.penstock = penstock;
        this.out = out;
        this.every = every;
        this.file = penstock.workspace().file();
        this.last = currentVersion();
    }

    /**
     * Starts the follower.
     *
     * @param every the interval between two checks of the file
     */
    static WorkspaceFollower start(Penstock penstock, PrintWriter out, Duration every) {
        WorkspaceFollower follower = new WorkspaceFollower(penstock, out, every);
        Thread.ofVirtual().name("penstock-workspace").start(follower::follow);
        return follower;
    }

    private void follow() {
        FileVersion before = last;
        while (pause()) {
            FileVersion now = currentVersion();
            // if the file is missing or has changed since the last check, a write may be in progress
            if (now != null && now.equals(before) && !now.equals(last)) {
                last = now;
                reload();
            }
            before = now;
        }
    }

    private @Nullable FileVersion currentVersion() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileVersion(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
        } catch (IOException e) {
            return null;
        }
    }

    private void reload() {
        Workspace before = penstock.workspace();
        try {
            Workspace now = WorkspaceStore.at(file).read(before.environment());
            penstock.update(now);
            List<String> changes = changes(before, now);
            print("reloaded " + file + ": " + (changes.isEmpty() ? "no changes" : String.join(", ", changes)));
        } catch (WorkspaceException faulty) {
            print(file + " has faults. The previous workspace stays active:");
            faulty.faults().stream().map(Fault::toString).forEach(out::println);
            out.flush();
        } catch (RuntimeException failure) {
            // the next change of the file may fix the cause
            print("could not reload " + file + ": " + failure.getMessage());
        }
    }

    private static List<String> changes(Workspace before, Workspace now) {
        List<String> changes = new ArrayList<>();
        Map<String, Profile> old = before.databases();
        now.databases().forEach((name, profile) -> {
            Profile was = old.get(name);
            if (was == null) {
                changes.add(name + " added");
            } else if (!at(was, profile.place()).equals(profile)) {
                changes.add(name + " changed");
            }
        });
        old.keySet().stream()
                .filter(name -> !now.databases().containsKey(name))
                .forEach(name -> changes.add(name + " removed"));
        return changes;
    }

    /** A copy with another position, because a profile that only moves in the file is unchanged. */
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

    private void print(String what) {
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
                // the flag ends this thread, not an interrupt
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
