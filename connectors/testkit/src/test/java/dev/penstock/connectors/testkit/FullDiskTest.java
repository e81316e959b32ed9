package dev.penstock.connectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FullDiskTest {
    private static final long BYTES = 64 * 1024;

    @Test
    void ofBytes_whileThereIsSpace_takesFiles() throws IOException {
        try (FullDisk disk = FullDisk.ofBytes(BYTES)) {
            Files.writeString(disk.folder().resolve("file"), "content");

            assertThat(disk.free()).isPositive().isLessThan(BYTES);
            assertThat(Files.readString(disk.folder().resolve("file"))).isEqualTo("content");
        }
    }

    @Test
    void fill_thenWrite_failsForLackOfSpace() {
        try (FullDisk disk = FullDisk.ofBytes(BYTES)) {
            disk.fill();

            assertFull(disk.folder().resolve("file"));
            assertThat(disk.free()).isZero();
        }
    }

    @Test
    void inNamespace_filled_isFullToo() {
        try (FullDisk disk = FullDisk.inNamespace(FullDisk.mountPoint(), "size=" + BYTES)) {
            assertThat(disk.hasOrdinaryPath()).isFalse();

            disk.fill();

            assertFull(disk.folder().resolve("file"));
        }
    }

    @Test
    void inNamespace_mountRefused_failsAndLeavesNoFolder() {
        Path mountPoint = FullDisk.mountPoint();

        assertThatThrownBy(() -> FullDisk.inNamespace(mountPoint, "no-such-option=1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("does not allow mounts");
        assertThat(mountPoint).doesNotExist();
    }

    @Test
    void close_twice_takesItAway() {
        FullDisk disk = FullDisk.ofBytes(BYTES);

        disk.close();
        disk.close();

        assertThat(Files.exists(disk.folder())).isFalse();
        assertThat(disk).asString().contains(disk.folder().toString());
    }

    @Test
    void device_written_isFull() {
        assertThatThrownBy(() -> Files.writeString(FullDisk.device(), "content"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("space");
    }

    private static void assertFull(Path file) {
        assertThatThrownBy(() -> Files.writeString(file, "content"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("space");
    }
}
