package dev.penstock.connectors.testkit;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What must not outlive this JVM: processes and folders whose owner has not closed them by the
 * time it ends. A JVM that is itself killed with SIGKILL leaves them behind.
 */
final class Leftovers {
    private static final Set<AutoCloseable> OPEN = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform().name("penstock-testkit-leftovers").unstarted(() -> closeAll(OPEN)));
    }

    private Leftovers() {}

    /** Closes {@code owner} when the JVM ends, unless {@link #forget} comes first. */
    static void remember(AutoCloseable owner) {
        OPEN.add(owner);
    }

    static void forget(AutoCloseable owner) {
        OPEN.remove(owner);
    }

    static void closeAll(Collection<AutoCloseable> owners) {
        for (AutoCloseable owner : owners) {
            try {
                owner.close();
            } catch (Exception e) {
                // The JVM is ending and the others still have to be closed: saying so is all that is left.
                System.getLogger(Leftovers.class.getName())
                        .log(System.Logger.Level.WARNING, "Left behind by the tests: " + owner, e);
            }
        }
    }

    /** Deletes {@code folder} and everything in it; what is gone already is no error. */
    static void delete(Path folder) {
        Unchecked.run("delete " + folder, () -> {
            if (Files.exists(folder)) {
                Files.walkFileTree(folder, new Deleting());
            }
        });
    }

    private static final class Deleting extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        /** Whoever made a file may take it away while the folder is read. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            return failure instanceof NoSuchFileException
                    ? FileVisitResult.CONTINUE
                    : super.visitFileFailed(file, failure);
        }

        @Override
        public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
            Files.deleteIfExists(visited);
            return super.postVisitDirectory(visited, failure);
        }
    }
}
