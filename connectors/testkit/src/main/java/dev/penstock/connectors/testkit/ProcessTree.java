package dev.penstock.connectors.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A server's process with all that it has started, as the target of signals. */
final class ProcessTree {
    private final Process root;

    ProcessTree(Process root) {
        this.root = root;
    }

    /** SIGSTOP to all of them. The root first: stopped, it starts no more. */
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

    /** SIGCONT to all of them. */
    void thaw() {
        signal("CONT", all());
    }

    /** SIGKILL to all of them; returns when none is left. */
    void kill() {
        if (!root.isAlive()) {
            return;
        }
        freeze();
        List<ProcessHandle> all = all();
        all.forEach(ProcessHandle::destroyForcibly);
        Waiting.until(
                "the processes " + all + " are gone",
                Waiting.LONGEST,
                () -> all.stream().noneMatch(ProcessTree::lives));
        // dead is not yet reaped: only then does the JDK say so
        root.onExit().orTimeout(Waiting.LONGEST.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** SIGINT to the root alone. */
    void interrupt() {
        signal("INT", List.of(root.toHandle()));
    }

    private List<ProcessHandle> all() {
        List<ProcessHandle> all = new ArrayList<>();
        all.add(root.toHandle());
        root.descendants().forEach(all::add);
        return all;
    }

    /** A zombie holds nothing any more, but where nobody reaps it the JDK calls it alive. */
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
     * The JDK sends SIGTERM and SIGKILL only; the shell's own {@code kill} knows the others. Its exit status is of no
     * interest: it says only that one of them had ended already.
     */
    private static void signal(String name, List<ProcessHandle> targets) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "kill -s \"$0\" \"$@\"", name));
        targets.forEach(target -> command.add(Long.toString(target.pid())));
        Commands.run(command);
    }
}
