package dev.penstock.app.ui.query.keep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.fake.ManualTime;
import dev.penstock.app.ui.state.AppFolder;
import dev.penstock.app.ui.work.Background;
import dev.penstock.app.ui.work.Failure;
import dev.penstock.app.ui.work.Keeper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptFilesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Draft DRAFT =
            new Draft("music", "select 'a\tb'\r\n  \\ 1", 3, 99, List.of(new Draft.Value("p", "x\ny", true)), false);

    @TempDir
    Path folder;

    @Test
    void drafts_writtenAndRead_areTheSame() throws Exception {
        DraftFile file = DraftFile.of(new AppFolder(folder), Path.of("/srv/penstock.yaml"));
        assertThat(file.read()).isEqualTo(Drafts.NONE);
        Drafts drafts = new Drafts(List.of(DRAFT, DRAFT.close()), 1);
        file.write(drafts);
        assertThat(file.read()).isEqualTo(drafts);
        assertThat(DRAFT.caret()).isEqualTo(DRAFT.text().length());
    }

    @Test
    void drafts_damagedLines_areSetAside() throws Exception {
        DraftFile file = DraftFile.of(new AppFolder(folder), Path.of("/srv/penstock.yaml"));
        file.write(new Drafts(List.of(DRAFT), 0));
        Files.writeString(
                file.path(),
                "rubbish\nopen\tmusic\tone\t2\ttext\nopen\tmusic\t1\t2\tbad \\escape\nend\\\n",
                StandardOpenOption.APPEND);
        assertThat(file.read().tabs()).containsExactly(DRAFT);
        assertThat(Files.readAllLines(file.path().resolveSibling(file.path().getFileName() + ".damaged")))
                .hasSize(4);
    }

    @Test
    void history_cutOffLine_doesNotTakeTheNextWithIt() throws Exception {
        Path path = folder.resolve("history.txt");
        HistoryFile file = new HistoryFile(path, 3);
        assertThat(file.read()).isEmpty();
        file.append(entry("select 1"));
        Files.writeString(path, "1\t2026-03-01T12:0", StandardOpenOption.APPEND);
        file.append(entry("select 2"));
        assertThat(file.read()).containsExactly(entry("select 1"), entry("select 2"));
        assertThat(Files.readAllLines(folder.resolve("history.txt.damaged"))).hasSize(1);
        file.append(entry("select 3"));
        file.append(entry("select 4"));
        assertThat(file.read()).extracting(HistoryEntry::text).containsExactly("select 2", "select 3", "select 4");
        assertThat(Files.readAllLines(path)).hasSize(3);
    }

    @Test
    void history_wrongNumber_isNoEntry() {
        assertThat(HistoryEntry.of(entry("x").line().replace("DONE", "DUNNO"))).isEmpty();
        assertThat(HistoryEntry.of(entry("x").line().replace("2026-03", "2026-99")))
                .isEmpty();
        assertThat(entry("Select").has("sELECT")).isTrue();
        assertThat(entry("Select").has("MUSIC")).isTrue();
        assertThat(entry("Select").has("nowhere")).isFalse();
    }

    @Test
    void keeper_manyChanges_writesOnceWithinASecond() throws Exception {
        ManualTime time = new ManualTime(NOW);
        Deque<Runnable> work = new ArrayDeque<>();
        List<Failure> failures = new ArrayList<>();
        DraftFile file = DraftFile.of(new AppFolder(folder), Path.of("/srv/penstock.yaml"));
        Keeper<Drafts> keeper = new Keeper<>(
                file::write,
                new Background(work::add, Runnable::run),
                time,
                () -> new Drafts(List.of(DRAFT), 0),
                failures::add);
        keeper.close();
        keeper.changed();
        keeper.changed();
        time.pass(Duration.ofSeconds(1));
        assertThat(work).hasSize(1);
        keeper.changed();
        time.pass(Duration.ofSeconds(1));
        assertThat(work).hasSize(1);
        work.poll().run();
        assertThat(file.read().tabs()).containsExactly(DRAFT);
        Files.delete(file.path());
        keeper.close();
        assertThat(work).as("not on the FX thread").hasSize(1);
        work.poll().run();
        assertThat(file.read().tabs()).containsExactly(DRAFT);
        assertThat(failures).isEmpty();
    }

    @Test
    void keeper_folderIsAFile_tells() throws Exception {
        Files.writeString(folder.resolve("query"), "in the way");
        ManualTime time = new ManualTime(NOW);
        List<Failure> failures = new ArrayList<>();
        Keeper<Drafts> keeper = new Keeper<>(
                DraftFile.of(new AppFolder(folder), Path.of("/srv/penstock.yaml"))::write,
                new Background(Runnable::run, Runnable::run),
                time,
                () -> Drafts.NONE,
                failures::add);
        keeper.changed();
        time.pass(Duration.ofSeconds(1));
        assertThat(failures).hasSize(1);
        keeper.changed();
        keeper.close();
        assertThat(failures).hasSize(2);
    }

    private static HistoryEntry entry(String text) {
        return new HistoryEntry("music", text, NOW, Duration.ofMillis(3), HistoryEntry.End.DONE, 7, "");
    }
}
