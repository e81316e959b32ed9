package dev.penstock.connectors.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Sends signals to a server's process and all its descendants. */
final class ProcessTree {
    private final Process root;

    ProcessTree(Process root) {
        this.root = root;
    }

    /** Sends SIGSTOP to all processes, to the root first, because a stopped root starts no further ones. */
    void freeze() {
        Set<ProcessHandle> stopped = new HashSet<>();
        List<ProcessHandle> fresh = List.of(root.toHandle());
        while (!fresh.isEmpty()) {
            signal("STOP", fresh);
            stopped.addAll(fresh);
            fresh = root.descendants()
                    .filter(handle -> !stopped.contains(handle))
                    .toList();
        }
    }

    /** Sends SIGCONT to all processes. */
    void thaw() {
        signal("CONT", all());
    }

    /** Sends SIGKILL to all processes and waits until none is left. */
    void kill() {
        if (!root.isAlive()) {
            return;
        }
        freeze();
        List<ProcessHandle> all = all();
        all.forEach(ProcessHandle::destroyForcibly);
        Waiting.until(
                "the processes " + all + " are gone",
                Waiting.MAX_WAIT,
                () -> all.stream().noneMatch(ProcessTree::lives));
        // dead is not yet reaped: only then does the JDK say so
        root.onExit().orTimeout(Waiting.MAX_WAIT.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** Sends SIGINT to the root only. */
    void interrupt() {
        signal("INT", List.of(root.toHandle()));
    }

    private List<ProcessHandle> all() {
        List<ProcessHandle> all = new ArrayList<>();
        all.add(root.toHandle());
        root.descendants().forEach(all::add);
        return all;
    }

    /** Whether a process lives. The JDK reports an unreaped zombie as alive, although it has no resources. */
    private static boolean lives(ProcessHandle handle) {
        if (!handle.isAlive()) {
            return false;
        }
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(handle.pid()), "stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException gone) {
            return handle.isAlive();
        }
    }

    /**
     * Sends a signal with the shell's {@code kill}, because the JDK can send only SIGTERM and SIGKILL. Ignores the exit
     * status, which only shows that a process has already ended.
     */
    private static void signal(String name, List<ProcessHandle> targets) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "kill -s \"$0\" \"$@\"", name));
        targets.forEach(target -> command.add(Long.toString(target.pid())));
        ProcessRunner.run(command);
    }
}
