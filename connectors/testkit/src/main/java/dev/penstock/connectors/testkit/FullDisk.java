package dev.penstock.connectors.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A small file system in memory (tmpfs) that a test can fill, so that writing to it fails with 'no
 * space left on device'. Linux only. Closing it takes it away with all that is in it.
 *
 * <p>Who may mount (root) gets it at an ordinary path. Others get it from a user namespace, at a
 * path under {@code /proc} that works for all ordinary access to files, but not for what resolves
 * symbolic links itself, as SQLite does: {@link #hasOrdinaryPath()} tells. Where neither works,
 * {@link #device()} is what remains.
 */
public final class FullDisk implements AutoCloseable {
    private static final int BLOCK_BYTES = 4096;

    private final Path mountPoint;
    private final Path folder;
    private final @Nullable Process holder;
    private boolean closed;

    private FullDisk(Path mountPoint, Path folder, @Nullable Process holder) {
        this.mountPoint = mountPoint;
        this.folder = folder;
        this.holder = holder;
        Leftovers.remember(this);
    }

    /**
     * An empty disk.
     *
     * @param bytes its size, rounded up to whole pages
     * @throws IllegalStateException if this system allows neither way
     */
    public static FullDisk ofBytes(long bytes) {
        Path mountPoint = mountPoint();
        String options = "size=" + bytes + ",mode=0700";
        Commands.Ended mount =
                Commands.run(List.of("mount", "-t", "tmpfs", "-o", options, "penstock", mountPoint.toString()));
        if (mount.well()) {
            return new FullDisk(mountPoint, mountPoint, null);
        }
        return inNamespace(mountPoint, options);
    }

    /** The same in a user namespace: its holder's death takes it away. */
    static FullDisk inNamespace(Path mountPoint, String options) {
        List<String> command = List.of(
                "unshare",
                "--user",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                "mount -t tmpfs -o \"$0\" penstock \"$1\" && echo ready && exec sleep infinity",
                options,
                mountPoint.toString());
        return Unchecked.get("run " + command, () -> {
            Process holder =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = holder.inputReader().readLine();
            if (!"ready".equals(said)) {
                holder.destroyForcibly();
                Leftovers.delete(mountPoint);
                throw new IllegalStateException("This system allows no mount, in a user namespace neither: " + said);
            }
            Path root = Path.of("/proc", Long.toString(holder.pid()), "root");
            Path folder = root.resolve(Path.of("/").relativize(mountPoint.toAbsolutePath()));
            return new FullDisk(mountPoint, folder, holder);
        });
    }

    static Path mountPoint() {
        return Unchecked.get(
                "make a folder to mount on",
                () -> Files.createTempDirectory("penstock-disk-").toRealPath());
    }

    /** A file that is always there and always full: every write to it fails. */
    public static Path device() {
        return Path.of("/dev/full");
    }

    /** Where to write. */
    public Path folder() {
        return folder;
    }

    /** Whether {@link #folder()} is a path that every program in this process understands. */
    public boolean hasOrdinaryPath() {
        return holder == null;
    }

    /** Takes all the space that is left, in the file {@code filling} in its folder. */
    public void fill() {
        byte[] block = new byte[BLOCK_BYTES];
        try (OutputStream out = Files.newOutputStream(folder.resolve("filling"))) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            // The end that was wanted, or free() tells otherwise.
        }
    }

    /** The bytes that can still be written. */
    public long free() {
        return folder.toFile().getUsableSpace();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (holder == null) {
            // Lazily: a file that a test has left open must not keep the mount.
            Commands.must(List.of("umount", "-l", mountPoint.toString()));
        } else {
            new ProcessTree(holder).kill();
        }
        Leftovers.delete(mountPoint);
        Leftovers.forget(this);
    }

    @Override
    public String toString() {
        return "FullDisk[" + folder + "]";
    }
}
