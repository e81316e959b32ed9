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

/** Writes files in one step: whoever reads sees the old content or the new, also after a crash. */
public final class AtomicFile {
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNERS_FOLDER = PosixFilePermissions.fromString("rwx------");

    private AtomicFile() {}

    /**
     * Replaces a file's content, or makes the file. A link is followed, permissions stay as they are.
     *
     * @throws StorageException if it cannot be written; it is then as it was, and nothing is left beside it
     */
    public static void replace(Path file, byte[] content) {
        replace(file, whole(content));
    }

    /**
     * Replaces a file's content by what is written to a stream, or makes the file. A link is followed, permissions stay
     * as they are.
     *
     * @return what the content returned
     * @throws StorageException if it cannot be written; it is then as it was, and nothing is left beside it. The same
     *     holds where the content throws something of its own
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
     * Replaces a file's content, or makes the file and its folders, for its owner's eyes only.
     *
     * @throws StorageException if it cannot be written; it is then as it was, and nothing is left beside it
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

    /** Where the file really lies. A device would be moved away by a replacement, and a folder cannot be replaced. */
    private static Path target(Path file) throws IOException {
        if (!Files.exists(file)) {
            return file.toAbsolutePath();
        }
        if (!Files.isRegularFile(file)) {
            throw new FileSystemException(
                    file.toString(), null, Files.isDirectory(file) ? "it is a folder" : "it is no regular file");
        }
        return file.toRealPath();
    }

    /** Makes a folder and those above it, those that are not there for the owner only. */
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
            throw new FileSystemException(target.toString(), null, "its file system cannot replace a file in one step");
        }
    }

    /** Makes the new name last through a crash, where the system lets a folder be opened. */
    private static void sync(Path target) {
        Path folder = target.getParent();
        if (folder == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows opens no folders, and needs no more than the move.
            return;
        }
    }

    /**
     * What a file is to hold.
     *
     * @param <T> what there is to tell of it
     */
    @FunctionalInterface
    public interface Content<T> {
        /** Writes all of it; does not close the stream. */
        T writeTo(OutputStream out) throws IOException;
    }
}
