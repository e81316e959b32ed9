package dev.penstock.app.ui.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.query.keep.HistoryEntry;
import dev.penstock.app.ui.query.keep.HistoryFile;
import dev.penstock.app.ui.state.AppFolder;
import dev.penstock.app.ui.work.Background;
import dev.penstock.engine.api.ErrorCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryViewModelTest {
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");
    private final Queue<Runnable> work = new ArrayDeque<>();
    private final Background background = new Background(work::add, Runnable::run);
    private HistoryFile file;

    @TempDir
    Path folder;

    @BeforeEach
    void open() {
        file = HistoryFile.of(new AppFolder(folder));
    }

    @Test
    void found_withoutWords_isAllNewestFirst() throws Exception {
        file.append(entry("select 1", ""));
        file.append(entry("select 2", ""));
        HistoryViewModel model = read();
        model.add(entry("select 3", ""));
        work();
        assertThat(texts(model)).containsExactly("select 3", "select 2", "select 1");
        assertThat(model.empty()).isFalse();
        assertThat(file.read()).extracting(HistoryEntry::text).containsExactly("select 1", "select 2", "select 3");
    }

    @Test
    void search_words_findsThoseThatHaveAllOfThem() throws Exception {
        file.append(entry("select * from album", ""));
        file.append(entry("select * from artist", ""));
        file.append(entry("select * from album where x", "no such column: x"));
        HistoryViewModel model = read();
        model.search().set("  ALBUM column ");
        work();
        assertThat(texts(model)).containsExactly("select * from album where x");
        model.search().set("nothing has this");
        work();
        assertThat(texts(model)).isEmpty();
        assertThat(model.empty()).isFalse();
        model.search().set("");
        work();
        assertThat(texts(model)).hasSize(3);
    }

    @Test
    void search_whileTheLastOneIsUnderWay_showsTheLaterOnly() throws Exception {
        file.append(entry("select 1", ""));
        file.append(entry("select 2", ""));
        HistoryViewModel model = read();
        model.search().set("1");
        Runnable slow = Objects.requireNonNull(work.poll());
        model.search().set("2");
        work();
        slow.run();
        assertThat(texts(model)).containsExactly("select 2");
    }

    @Test
    void add_whileTheFileIsRead_isThereOnce() throws Exception {
        file.append(entry("select 1", ""));
        HistoryViewModel model = new HistoryViewModel(file, background);
        assertThat(model.reading().get()).isTrue();
        model.add(entry("select 2", ""));
        work();
        assertThat(model.reading().get()).isFalse();
        assertThat(texts(model)).containsExactly("select 2", "select 1");

        HistoryViewModel late = new HistoryViewModel(file, background);
        late.add(entry("select 2", ""));
        work();
        assertThat(texts(late)).filteredOn("select 2"::equals).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void read_folderInTheFilesPlace_saysSoAndKeepsTheRunsOfToday() throws Exception {
        Files.createDirectories(folder.resolve("query/history.txt"));
        HistoryViewModel model = read();
        assertThat(model.reading().get()).isFalse();
        assertThat(model.empty()).isTrue();
        assertThat(Objects.requireNonNull(model.failure().get()).summary()).contains("history.txt");
        assertThat(Objects.requireNonNull(model.failure().get()).code()).isEqualTo(ErrorCode.STORAGE_FAILED);
        model.add(entry("select 1", ""));
        work();
        assertThat(texts(model)).containsExactly("select 1");
        assertThat(Objects.requireNonNull(model.failure().get()).summary()).contains("history.txt");
    }

    private HistoryViewModel read() {
        HistoryViewModel model = new HistoryViewModel(file, background);
        work();
        return model;
    }

    private void work() {
        for (Runnable next = work.poll(); next != null; next = work.poll()) {
            next.run();
        }
    }

    private static List<String> texts(HistoryViewModel model) {
        return model.found().stream().map(HistoryEntry::text).toList();
    }

    private static HistoryEntry entry(String text, String error) {
        return new HistoryEntry(
                "music",
                text,
                AT,
                Duration.ofMillis(3),
                error.isEmpty() ? HistoryEntry.End.DONE : HistoryEntry.End.FAILED,
                1,
                error);
    }
}
