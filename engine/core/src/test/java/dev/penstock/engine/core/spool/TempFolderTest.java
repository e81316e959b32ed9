package dev.penstock.engine.core.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TempFolderTest {
    @TempDir
    Path parent;

    @Test
    void newFile_makesAFolderForItsOwnerOnly_andCloseDeletesIt() throws IOException {
        TempFolder folder = new TempFolder(parent);
        assertThat(parent).isEmptyDirectory();

        try (SpoolFile first = folder.newFile();
                SpoolFile second = folder.newFile()) {
            first.append(new byte[] {1, 2, 3}, 2);
            second.append(new byte[] {4, 5, 6}, 3);

            assertThat(first.read(1, 1)).containsExactly(2);
            assertThat(second.read(0, 3)).containsExactly(4, 5, 6);
            assertThat(folders()).hasSize(1);
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(folders().getFirst())))
                    .isEqualTo("rwx------");
        }
        folder.close();
        folder.close();
        assertThat(parent).isEmptyDirectory();
        assertThatIOException().isThrownBy(folder::newFile).withMessageContaining("closed");
    }

    @Test
    void newFile_withoutAParent_fails() {
        assertThatIOException().isThrownBy(new TempFolder(parent.resolve("no"))::newFile);
    }

    @Test
    void sweep_otherProcess_deletesItsFolderOnlyWhenItIsDead() throws Exception {
        Process other = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LeftBehind.class.getName(),
                        parent.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("ready");

            OrphanedFolders.sweep(parent);
            assertThat(folders()).hasSize(1);
            OrphanedFolders.sweep(parent);
            assertThat(folders()).hasSize(1);
        } finally {
            other.destroyForcibly().waitFor();
        }

        OrphanedFolders.sweep(parent);
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void sweep_ownFolder_leavesItAndItsLock() throws IOException {
        TempFolder folder = new TempFolder(parent);
        try (SpoolFile file = folder.newFile()) {
            OrphanedFolders.sweep(parent);

            file.append(new byte[1], 1);
            assertThat(folders()).hasSize(1);
        }
        folder.close();
    }

    @Test
    void sweep_folderWithoutALock_givesItsMakerAnHour() throws IOException {
        Path fresh = Files.createDirectory(parent.resolve(TempFolder.PREFIX + "1-0-fresh"));
        Path old = Files.createDirectory(parent.resolve(TempFolder.PREFIX + "1-0-old"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));

        OrphanedFolders.sweep(parent);

        assertThat(folders()).containsExactly(fresh);
    }

    @Test
    void sweep_whatIsNoFolderOfOurs_staysAsItIs() throws IOException {
        Path elsewhere = Files.createDirectory(parent.resolve("elsewhere"));
        Files.createFile(elsewhere.resolve(TempFolder.LOCK));
        Path link = Files.createSymbolicLink(parent.resolve(TempFolder.PREFIX + "1-0-link"), elsewhere);
        Path file = Files.createFile(parent.resolve(TempFolder.PREFIX + "1-0-file"));

        OrphanedFolders.sweep(parent);

        assertThat(folders()).containsExactlyInAnyOrder(elsewhere, link, file);
        assertThat(elsewhere.resolve(TempFolder.LOCK)).exists();
    }

    @Test
    void sweep_folderThatCannotBeEmptied_stays() throws IOException {
        Path odd = Files.createDirectory(parent.resolve(TempFolder.PREFIX + "1-0-odd"));
        Files.createFile(odd.resolve(TempFolder.LOCK));
        Files.createDirectories(odd.resolve("full/of"));
        Path dead = Files.createDirectory(parent.resolve(TempFolder.PREFIX + "1-0-dead"));
        Files.createFile(dead.resolve(TempFolder.LOCK));

        OrphanedFolders.sweep(parent);

        assertThat(folders()).containsExactly(odd);
    }

    @Test
    void sweep_noParent_doesNothing() {
        OrphanedFolders.sweep(parent.resolve("no"));

        assertThat(parent).isEmptyDirectory();
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> paths = Files.list(parent)) {
            return paths.toList();
        }
    }
}
