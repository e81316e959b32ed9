package dev.penstock.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.app.ui.view.Notices;
import dev.penstock.app.ui.view.Severity;
import dev.penstock.app.ui.work.Background;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileManagerTest {
    @TempDir
    Path folder;

    @Test
    void command_isThatOfTheSystem() throws Exception {
        Path file = Files.writeString(folder.resolve("orders.csv"), "id\n");
        assertThat(FileManager.command("Linux", file)).containsExactly("xdg-open", folder.toString());
        assertThat(FileManager.command("Linux", folder)).containsExactly("xdg-open", folder.toString());
        assertThat(FileManager.command("Mac OS X", file)).containsExactly("open", folder.toString());
        assertThat(FileManager.command("Windows 11", file)).containsExactly("explorer", folder.toString());
    }

    @Test
    void folderThatIsNotThere_becomesANotice() {
        Path gone = folder.resolve("gone/orders.csv");
        assertThatThrownBy(() -> FileManager.command("Linux", gone))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not there yet");
        Notices notices = new Notices();
        new FileManager(new Background(Runnable::run, Runnable::run), notices).show(gone);
        assertThat(notices.shown()).singleElement().satisfies(notice -> {
            assertThat(notice.severity()).isEqualTo(Severity.ERROR);
            assertThat(notice.text()).contains("is not there yet");
        });
    }
}
