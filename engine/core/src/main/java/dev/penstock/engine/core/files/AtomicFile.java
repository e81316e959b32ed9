package dev.penstock.engine.core.files;

import dev.penstock.engine.api.StorageException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/** Writes files atomically: a reader sees either the old or the new content, also after a crash. */
public final class AtomicFile {
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNERS_FOLDER = PosixFilePermissions.fromString("rwx------");

    private AtomicFile() {}

    /**
     * Replaces the content of a file or creates the file. Follows a link and keeps the permissions.
     *
     * @throws StorageException if the file cannot be written; the old file is then unchanged and no temporary file
     *     remains
     */
    public static void replace(Path file, byte[] content) {
        replace(file, whole(content));
    }

    /**
     * Replaces the content of a file with what a writer writes to a stream, or creates the file. Follows a link and
     * keeps the permissions.
     *
     * @return the result of the writer
     * @throws StorageException if the file cannot be written; the old file is then unchanged and no temporary file
     *     remains. The same applies if the writer throws another exception
     */
    public static <T> T replace(Path file, Content<T> content) {
        try {
            Path target = target(file);
            boolean posix = posix(target);
            return posix && Files.exists(target)
                    ? write(target, content, Files.getPosixFilePermissions(target), true)
                    : write(target, content, Set.of(), false);
        } catch (IOException e) {
            throw WriteFailures.file(file, e);
        }
    }

    /**
     * Replaces the content of a file or creates the file and its folders. Only the owner can read them.
     *
     * @throws StorageException if the file cannot be written; the old file is then unchanged and no temporary file
     *     remains
     */
    public static void replacePrivate(Path file, byte[] content) {
        try {
            Path target = target(file);
            boolean posix = posix(target);
            folders(target.getParent() == null ? target : target.getParent(), posix);
            write(target, whole(content), posix ? OWNER : Set.of(), posix);
        } catch (IOException e) {
            throw WriteFailures.file(file, e);
        }
    }

    private static Content<Integer> whole(byte[] content) {
        return out -> {
            out.write(content);
            return content.length;
        };
    }

    /** The real path of the file. Refuses devices, because the replacement would remove them, and folders. */
    private static Path target(Path file) throws IOException {
        if (!Files.exists(file)) {
            return file.toAbsolutePath();
        }
        if (!Files.isRegularFile(file)) {
            throw new FileSystemException(
                    file.toString(), null, Files.isDirectory(file) ? "it is a folder" : "it is not a regular file");
        }
        return file.toRealPath();
    }

    /** Creates a folder and its missing parents, readable only for the owner. */
    static void folders(Path folder, boolean posix) throws IOException {
        FileAttribute<?>[] attributes = posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNERS_FOLDER)}
                : new FileAttribute<?>[0];
        Files.createDirectories(folder, attributes);
    }

    static boolean posix(Path path) {
        Path there = path;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return Files.getFileAttributeView(there, PosixFileAttributeView.class) != null;
    }

    private static <T> T write(Path target, Content<T> content, Set<PosixFilePermission> permissions, boolean restrict)
            throws IOException {
        Path fresh = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".new");
        FileAttribute<?>[] attributes = restrict
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
                : new FileAttribute<?>[0];
        T made;
        try {
            try (FileChannel out = FileChannel.open(
                    fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
                made = content.writeTo(Channels.newOutputStream(out));
                out.force(true);
            }
            if (restrict) {
                Files.setPosixFilePermissions(fresh, permissions);
            }
            move(fresh, target);
        } finally {
            Files.deleteIfExists(fresh);
        }
        sync(target);
        return made;
    }

    private static void move(Path fresh, Path target) throws IOException {
        try {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new FileSystemException(target.toString(), null, "its file system cannot replace a file atomically");
        }
    }

    /** Flushes the folder, so that the new name survives a crash. Only some systems can open a folder. */
    private static void sync(Path target) {
        Path folder = target.getParent();
        if (folder == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows cannot open folders; there the move is enough.
            return;
        }
    }

    /**
     * Writes the content of a file.
     *
     * @param <T> the type of the result
     */
    @FunctionalInterface
    public interface Content<T> {
        /** Writes the whole content. Must not close the stream. */
        T writeTo(OutputStream out) throws IOException;
    }
}
