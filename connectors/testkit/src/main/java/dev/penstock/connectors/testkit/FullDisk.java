package dev.penstock.connectors.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A small file system in memory (tmpfs) that a test can fill, so that writes fail with 'no space left on device'. Linux
 * only. {@link #close} removes it with its content.
 *
 * <p>For root it has an ordinary path. For other users it is in a user namespace, at a path under {@code /proc} that
 * works for ordinary file access, but not for programs that resolve symbolic links themselves, such as SQLite; {@link
 * #hasOrdinaryPath()} shows which. If neither works, tests can use {@link #device()}.
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
        TestCleanup.remember(this);
    }

    /**
     * Creates an empty disk.
     *
     * @param bytes the size, rounded up to whole pages
     * @throws IllegalStateException if this system supports neither way
     */
    public static FullDisk ofBytes(long bytes) {
        Path mountPoint = mountPoint();
        String options = "size=" + bytes + ",mode=0700";
        ProcessRunner.Completed mount =
                ProcessRunner.run(List.of("mount", "-t", "tmpfs", "-o", options, "penstock", mountPoint.toString()));
        if (mount.well()) {
            return new FullDisk(mountPoint, mountPoint, null);
        }
        return inNamespace(mountPoint, options);
    }

    /** Creates a disk in a user namespace. The end of the holder process removes it. */
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
            String output = holder.inputReader().readLine();
            if (!"ready".equals(output)) {
                holder.destroyForcibly();
                TestCleanup.delete(mountPoint);
                throw new IllegalStateException(
                        "This system does not allow mounts, not even in a user namespace: " + output);
            }
            Path root = Path.of("/proc", Long.toString(holder.pid()), "root");
            Path folder = root.resolve(Path.of("/").relativize(mountPoint.toAbsolutePath()));
            return new FullDisk(mountPoint, folder, holder);
        });
    }

    static Path mountPoint() {
        return Unchecked.get(
                "create a mount point",
                () -> Files.createTempDirectory("penstock-disk-").toRealPath());
    }

    /** A device that is always full: every write to it fails. */
    public static Path device() {
        return Path.of("/dev/full");
    }

    /** The folder of the disk. */
    public Path folder() {
        return folder;
    }

    /** Whether {@link #folder()} works for every program of this process. */
    public boolean hasOrdinaryPath() {
        return holder == null;
    }

    /** Fills the disk with the file {@code filling} in its folder. */
    public void fill() {
        byte[] block = new byte[BLOCK_BYTES];
        try (OutputStream out = Files.newOutputStream(folder.resolve("filling"))) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            // The disk is full, as intended; otherwise free() shows it.
        }
    }

    /** The free space in bytes. */
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
            // A lazy unmount, because a test may have left a file open.
            ProcessRunner.must(List.of("umount", "-l", mountPoint.toString()));
        } else {
            new ProcessTree(holder).kill();
        }
        TestCleanup.delete(mountPoint);
        TestCleanup.forget(this);
    }

    @Override
    public String toString() {
        return "FullDisk[" + folder + "]";
    }
}
