package dev.penstock.connectors.testkit;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked from the jar once per user of this machine. They stay in the cache folder for the
 * next run.
 */
final class PostgresBinaries {
    /** The name of the JDK for a user without a name. */
    private static final String UNKNOWN_USER = "?";

    private static final int OWNER_MAY_EXECUTE = 0100;

    private final Path folder;
    private final List<String> prefix;

    private PostgresBinaries(Path folder, List<String> prefix) {
        this.folder = folder;
        this.prefix = prefix;
    }

    /**
     * Finds the programs, and unpacks them if necessary.
     *
     * @throws IllegalStateException if there are none for this system or they cannot run
     */
    static PostgresBinaries find() {
        return find(cacheFolder(Path.of(System.getProperty("user.home"))), System.getProperty("user.name"));
    }

    static PostgresBinaries find(Path cache, String user) {
        byte[] archive = archive();
        Path folder = cache.resolve("postgresql-" + digest(archive));
        if (!Files.isDirectory(folder)) {
            unpack(archive, folder);
        }
        return new PostgresBinaries(folder, prefix(user));
    }

    /** A command line that runs {@code program} as a user whom PostgreSQL accepts. */
    List<String> command(String program, List<String> arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        return command;
    }

    /**
     * The prefix of command lines. PostgreSQL refuses to run as root or as an unknown user, as in some containers. In a
     * user namespace without a mapping, such a user becomes {@code nobody} but still owns its files.
     */
    private static List<String> prefix(String user) {
        if (!user.equals("root") && !user.equals(UNKNOWN_USER)) {
            return List.of();
        }
        List<String> prefix = List.of("unshare", "-U");
        List<String> probe = new ArrayList<>(prefix);
        probe.add("true");
        ProcessRunner.must(probe);
        return prefix;
    }

    static Path cacheFolder(Path home) {
        boolean usable = Files.isDirectory(home) && Files.isWritable(home);
        Path base = usable ? home.resolve(".cache") : Path.of(System.getProperty("java.io.tmpdir"));
        return base.resolve("penstock-test");
    }

    private static byte[] archive() {
        String system = System.getProperty("os.name").replaceFirst("^Mac.*", "Darwin");
        String architecture = System.getProperty("os.arch").replace("amd64", "x86_64");
        return Unchecked.get("read PostgreSQL's archive", () -> {
            try (InputStream in = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, architecture)) {
                return in.readAllBytes();
            }
        });
    }

    private static String digest(byte[] archive) {
        byte[] digest = Unchecked.get("digest PostgreSQL's archive", () -> MessageDigest.getInstance("SHA-256"))
                .digest(archive);
        return HexFormat.of().formatHex(digest, 0, 8);
    }

    private static void unpack(byte[] archive, Path target) {
        Unchecked.run("unpack PostgreSQL into " + target, () -> {
            Files.createDirectories(target.getParent());
            Path unpacked = Files.createTempDirectory(target.getParent(), "unpacking-");
            try {
                extract(archive, unpacked);
                moveIntoPlace(unpacked, target);
            } finally {
                TestCleanup.delete(unpacked);
            }
        });
    }

    /** Moves {@code unpacked} to {@code target} atomically, unless another JVM was faster. */
    static void moveIntoPlace(Path unpacked, Path target) throws IOException {
        try {
            Files.move(unpacked, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(target)) {
                throw e;
            }
        }
    }

    private static void extract(byte[] archive, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = folder.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(path.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, path);
                    if ((entry.getMode() & OWNER_MAY_EXECUTE) != 0) {
                        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
                    }
                }
            }
        }
    }
}
