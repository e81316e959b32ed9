package dev.penstock.engine.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.penstock.connectors.testkit.FullDisk;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.StorageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    private static final byte[] CONTENT = "new".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void replace_file_keepsPermissionsAndLeavesNothingBeside() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "old and longer");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        AtomicFile.replace(file, CONTENT);

        assertThat(file).hasContent("new");
        assertThat(permissions(file)).isEqualTo("rw-r-----");
        assertThat(names()).containsExactly("a");
    }

    @Test
    void replace_missingFile_makesIt() throws IOException {
        AtomicFile.replace(folder.resolve("a"), CONTENT);

        assertThat(folder.resolve("a")).hasContent("new");
        assertThat(names()).containsExactly("a");
    }

    @Test
    void replace_link_isFollowed() throws IOException {
        Path real = Files.writeString(folder.resolve("real"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("real"));

        AtomicFile.replace(link, CONTENT);

        assertThat(link).isSymbolicLink();
        assertThat(real).hasContent("new");
    }

    @Test
    void replace_whereTheFolderIsMissing_saysSo() {
        Path file = folder.resolve("no/a");

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> AtomicFile.replace(file, CONTENT))
                .withMessageContaining("The file " + file + " cannot be written")
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_FAILED));
    }

    @Test
    void replace_onAFullDisk_saysSoAndLeavesNothing() throws IOException {
        try (FullDisk disk = FullDisk.ofBytes(1 << 20)) {
            Path file = disk.folder().resolve("a");
            Files.writeString(file, "old");
            disk.fill();

            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> AtomicFile.replace(file, CONTENT))
                    .withMessageContaining("Free space on its disk")
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_FULL));
            assertThat(file).hasContent("old");
            assertThat(disk.folder()).isDirectoryNotContaining("glob:**.new");
        }
    }

    @Test
    void replace_device_leavesItInItsPlace() {
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> AtomicFile.replace(Path.of("/dev/null"), CONTENT))
                .withMessageContaining("not a regular file");
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }

    @Test
    void replace_folder_failsAndLeavesNothingBeside() throws IOException {
        Path file = folder.resolve("a");
        Files.createDirectories(file.resolve("full"));

        assertThatExceptionOfType(StorageException.class).isThrownBy(() -> AtomicFile.replace(file, CONTENT));
        assertThatExceptionOfType(StorageException.class).isThrownBy(() -> AtomicFile.replacePrivate(file, CONTENT));
        assertThat(names()).containsExactly("a");
    }

    @Test
    void replacePrivate_file_isForItsOwnerOnly() throws IOException {
        Path file = folder.resolve("deep/er/a");

        AtomicFile.replacePrivate(file, CONTENT);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        AtomicFile.replacePrivate(file, CONTENT);

        assertThat(file).hasContent("new");
        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(permissions(folder.resolve("deep/er"))).isEqualTo("rwx------");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.map(path -> path.getFileName().toString()).toList().stream();
        }
    }
}
