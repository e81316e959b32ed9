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
 * Closes the resources at the end of the JVM that their owners have not closed: processes and folders. SIGKILL to the
 * JVM prevents this.
 */
final class TestCleanup {
    private static final Set<AutoCloseable> OPEN = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform().name("penstock-testkit-leftovers").unstarted(() -> closeAll(OPEN)));
    }

    private TestCleanup() {}

    /** Registers {@code owner} to be closed at the end of the JVM, unless {@link #forget} removes it. */
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
                // The JVM is ending and the others must still be closed, so the failure is only logged.
                System.getLogger(TestCleanup.class.getName())
                        .log(
                                System.Logger.Level.WARNING,
                                "The tests left " + owner + " open, and it cannot be closed",
                                e);
            }
        }
    }

    /** Deletes {@code folder} with its content. Ignores files that are already deleted. */
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

        /** Ignores files that another process deletes meanwhile. */
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
