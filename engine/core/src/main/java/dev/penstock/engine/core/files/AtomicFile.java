package dev.penstock.engine.core.files;

import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
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
import java.util.Locale;
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
        try {
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            boolean posix = posix(target);
            if (posix && Files.exists(target)) {
                write(target, content, Files.getPosixFilePermissions(target), true);
            } else {
                write(target, content, Set.of(), false);
            }
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /**
     * Replaces a file's content, or makes the file and its folders, for its owner's eyes only.
     *
     * @throws StorageException if it cannot be written; it is then as it was, and nothing is left beside it
     */
    public static void replacePrivate(Path file, byte[] content) {
        try {
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            boolean posix = posix(target);
            folders(target.getParent() == null ? target : target.getParent(), posix);
            write(target, content, posix ? OWNER : Set.of(), posix);
        } catch (IOException e) {
            throw failure(file, e);
        }
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

    private static void write(Path target, byte[] content, Set<PosixFilePermission> permissions, boolean restrict)
            throws IOException {
        Path fresh = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".new");
        FileAttribute<?>[] attributes = restrict
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
                : new FileAttribute<?>[0];
        try {
            try (FileChannel out = FileChannel.open(
                    fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
                ByteBuffer rest = ByteBuffer.wrap(content);
                while (rest.hasRemaining()) {
                    out.write(rest);
                }
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

    static StorageException failure(Path file, IOException e) {
        String reason = e instanceof FileSystemException detailed && detailed.getReason() != null
                ? detailed.getReason()
                : e.getClass().getSimpleName() + ": " + e.getMessage();
        boolean full = reason.toLowerCase(Locale.ROOT).contains("no space");
        return new StorageException(
                full ? ErrorCode.STORAGE_FULL : ErrorCode.STORAGE_FAILED,
                "The file " + file + " cannot be written: " + reason,
                Diagnosis.of(
                        Outcome.NOT_DONE,
                        full
                                ? "Make room on its disk and try again; it is as it was."
                                : "See that its folder is there and that this user may write to it; it is as it was."),
                e);
    }
}
