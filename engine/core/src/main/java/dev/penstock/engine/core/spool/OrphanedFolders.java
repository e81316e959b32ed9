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

/** Deletes the folders of dead processes. */
final class OrphanedFolders {
    private static final System.Logger LOG = System.getLogger(OrphanedFolders.class.getName());

    /** A younger folder without a lock file may belong to a process that is just creating it. */
    private static final Duration CREATION_TIME = Duration.ofHours(1);

    private OrphanedFolders() {}

    /** Deletes this user's folders of dead processes. Logs the folders that cannot be deleted. */
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
            LOG.log(System.Logger.Level.WARNING, "Cannot search " + parent + " for results of dead processes", e);
        }
    }

    private static void sweep(Path parent, List<Path> folders) throws IOException {
        UserPrincipal self = self(parent);
        for (Path folder : folders) {
            try {
                // skip the folders of other users: they belong to them and might be links to other files
                if (Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(self) && isOrphaned(folder)) {
                    TempFolder.delete(folder);
                }
            } catch (NoSuchFileException _) {
                LOG.log(System.Logger.Level.DEBUG, "{0} no longer exists", folder);
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "Cannot delete " + folder + " of a dead process", e);
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

    private static boolean isOrphaned(Path folder) throws IOException {
        Path lock = folder.resolve(TempFolder.LOCK);
        if (!Files.exists(lock, LinkOption.NOFOLLOW_LINKS)) {
            Instant changed = Files.getLastModifiedTime(folder).toInstant();
            return changed.isBefore(Instant.now().minus(CREATION_TIME));
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                FileLock free = channel.tryLock()) {
            return free != null;
        }
    }
}
