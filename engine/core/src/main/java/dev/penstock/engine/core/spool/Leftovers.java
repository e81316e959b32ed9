package dev.penstock.engine.core.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Folders that processes left behind when they died. */
final class Leftovers {
    private static final System.Logger LOG = System.getLogger(Leftovers.class.getName());

    /** A folder without its lock's file is just being made, or its maker died in that moment. */
    private static final Duration BEING_MADE = Duration.ofHours(1);

    private Leftovers() {}

    /** Deletes those of this user whose process is dead. What cannot be deleted stays, and the log says why. */
    static void sweep(Path parent) {
        List<Path> others = new ArrayList<>();
        String own = TempFolder.ownPrefix();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, TempFolder.PREFIX + "*")) {
            for (Path folder : folders) {
                if (!folder.getFileName().toString().startsWith(own)
                        && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                    others.add(folder);
                }
            }
            if (!others.isEmpty()) {
                sweep(parent, others);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "Cannot look for results left behind in " + parent, e);
        }
    }

    private static void sweep(Path parent, List<Path> folders) throws IOException {
        UserPrincipal self = self(parent);
        for (Path folder : folders) {
            try {
                // others' are theirs to delete, and might be traps
                if (Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(self) && leftBehind(folder)) {
                    TempFolder.delete(folder);
                }
            } catch (NoSuchFileException _) {
                LOG.log(System.Logger.Level.DEBUG, "{0} has gone by itself", folder);
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "Cannot delete " + folder + ", which was left behind", e);
            }
        }
    }

    private static UserPrincipal self(Path parent) throws IOException {
        Path probe = Files.createTempFile(parent, "penstock-", ".owner");
        try {
            return Files.getOwner(probe);
        } finally {
            Files.delete(probe);
        }
    }

    private static boolean leftBehind(Path folder) throws IOException {
        Path lock = folder.resolve(TempFolder.LOCK);
        if (!Files.exists(lock, LinkOption.NOFOLLOW_LINKS)) {
            Instant changed = Files.getLastModifiedTime(folder).toInstant();
            return changed.isBefore(Instant.now().minus(BEING_MADE));
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                FileLock free = channel.tryLock()) {
            return free != null;
        }
    }
}
