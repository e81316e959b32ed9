package dev.penstock.engine.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Fault;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.StorageException;
import dev.penstock.engine.api.Workspace;
import dev.penstock.engine.api.WorkspaceException;
import dev.penstock.engine.api.WorkspaceStore.Edit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceFileTest {
    private static final String MINIMAL = "databases: {orders: {engine: sqlite, file: data/orders.db}}\n";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("penstock.yaml");
    }

    @Test
    void file_isAbsolute() {
        assertThat(new WorkspaceFile(Path.of("x/../penstock.yaml")).file())
                .isEqualTo(Path.of("penstock.yaml").toAbsolutePath());
    }

    @Test
    void read_relativePath_beginsAtTheFilesFolder() throws IOException {
        Files.writeString(file, MINIMAL);

        assertThat(new WorkspaceFile(file).read(null).databases().values())
                .singleElement()
                .satisfies(orders -> assertThat(orders.nodes())
                        .containsExactly(new NodeAddress.File(folder.resolve("data/orders.db"))));
    }

    @Test
    void read_byteOrderMark_isPassedOver() throws IOException {
        Files.writeString(file, "\uFEFF" + MINIMAL);

        assertThat(new WorkspaceFile(file).read(null).databases()).containsOnlyKeys("orders");
    }

    @Test
    void read_missingFile_saysHowToBegin() {
        assertUnreadable("There is no workspace file " + file, "penstock demo", "databases: {orders:");
    }

    @Test
    void read_folder_saysWhatToName() throws IOException {
        Files.createDirectory(file);

        assertUnreadable("is a folder", "Name the file: " + file.resolve("penstock.yaml"));
    }

    @Test
    void read_hugeFile_isRefused() throws IOException {
        Files.write(file, new byte[(4 << 20) + 1]);

        assertUnreadable("has 4194305 bytes, more than the limit of 4194304");
    }

    @Test
    void read_linkToItself_saysWhatTheSystemSays() throws IOException {
        Files.createSymbolicLink(file, file);

        assertUnreadable("cannot be read", "The operating system reports: ");
    }

    @Test
    void read_notUtf8_pointsToTheByte() throws IOException {
        Files.write(file, (MINIMAL + "# bücher").getBytes(StandardCharsets.ISO_8859_1));

        assertThatExceptionOfType(WorkspaceException.class)
                .isThrownBy(() -> new WorkspaceFile(file).read(null))
                .withMessageContaining("penstock.yaml:2:4: found a byte that is not UTF-8");
    }

    @Test
    void edit_severalAtOnce_writesThemAndKeepsTheRest() throws IOException {
        Files.writeString(file, "\uFEFF# Mine.\r\n" + MINIMAL.strip() + "  # one");

        new WorkspaceFile(file)
                .edit(List.of(
                        new Edit.Rename(List.of("databases", "orders"), "shop"),
                        new Edit.Set(List.of("databases", "shop", "pool", "max"), 3)));

        assertThat(file)
                .content()
                .isEqualTo("\uFEFF# Mine.\r\n"
                        + "databases: {shop: {engine: sqlite, file: data/orders.db, pool: {max: 3}}}  # one");
    }

    @Test
    void preview_tellsTheWorkspaceAsItWouldBe_andWritesNothing() throws IOException {
        String before = MINIMAL + "environments: {prod: {databases: {orders: {pool: {max: 9}}}}}\n";
        Files.writeString(file, before);
        List<Edit> edits = List.of(
                new Edit.Set(List.of("databases", "orders", "group"), "Shop"),
                new Edit.Set(List.of("databases", "events"), Map.of("engine", "sqlite", "file", "events.db")),
                new Edit.Move(List.of("databases", "events"), "orders"));

        Workspace preview = new WorkspaceFile(file).preview(edits, null);
        Workspace prod = new WorkspaceFile(file).preview(edits, "prod");

        assertThat(preview.databases().keySet()).containsExactly("events", "orders");
        assertThat(preview.databases().values()).extracting(Profile::group).containsExactly(null, "Shop");
        assertThat(prod.databases().values())
                .extracting(profile -> profile.pool().max())
                .containsExactly(10, 9);
        assertThat(file).content().isEqualTo(before);
    }

    @Test
    void preview_withFaults_listsThoseOfEveryEnvironment() throws IOException {
        Files.writeString(file, MINIMAL + "environments: {prod: {databases: {orders: {pool: {max: 9}}}}}\n");

        assertThatExceptionOfType(WorkspaceException.class)
                .isThrownBy(() -> new WorkspaceFile(file)
                        .preview(
                                List.of(
                                        new Edit.Set(List.of("databases", "orders", "engin"), "sqlite"),
                                        new Edit.Set(List.of("databases", "orders", "pool", "min"), 9),
                                        new Edit.Set(
                                                List.of("environments", "prod", "databases", "orders", "pool", "max"),
                                                3)),
                                null))
                .satisfies(refused -> assertThat(refused.faults())
                        .extracting(Fault::found)
                        .contains("found the key 'engin'", "found min 9 above max 3"));
    }

    @Test
    void preview_ofAMissingFile_isOfTheEditsAlone() {
        Workspace preview = new WorkspaceFile(file)
                .preview(
                        List.of(new Edit.Set(
                                List.of("databases", "orders"), Map.of("engine", "sqlite", "file", "orders.db"))),
                        null);

        assertThat(preview.databases()).containsOnlyKeys("orders");
        assertThat(file).doesNotExist();
    }

    @Test
    void edit_missingFile_makesIt() {
        new WorkspaceFile(file)
                .edit(List.of(
                        new Edit.Set(List.of("databases", "a"), Map.of("engine", "sqlite")),
                        new Edit.Set(List.of("databases", "a", "file"), "a.db")));

        assertThat(file).content().isEqualTo("databases:\n  a:\n    engine: sqlite\n    file: a.db\n");
    }

    @Test
    void edit_thatWouldMakeFaults_listsAllAndLeavesTheFile() throws IOException {
        String text = MINIMAL + "environments: {prod: {databases: {orders: {file: p.db}}}}\n";
        Files.writeString(file, text);

        assertThatExceptionOfType(WorkspaceException.class)
                .isThrownBy(() -> new WorkspaceFile(file)
                        .edit(List.of(
                                new Edit.Set(List.of("databases", "orders", "pool", "max"), 3),
                                new Edit.Set(List.of("databases", "orders", "polo"), 1),
                                new Edit.Set(
                                        List.of("environments", "prod", "databases", "orders", "engine"), "oracle"))))
                .withMessageContainingAll("polo", "oracle");
        assertThat(file).content().isEqualTo(text);
    }

    @Test
    void edit_byManyAtOnce_losesNone() throws Exception {
        Files.writeString(file, MINIMAL);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                String path = "data/" + i + ".db";
                String name = "db" + i;
                var _ = threads.submit(() -> new WorkspaceFile(file)
                        .edit(List.of(
                                new Edit.Set(List.of("databases", name), Map.of("engine", "sqlite", "file", path)))));
            }
        }

        assertThat(new WorkspaceFile(file).read(null).databases()).hasSize(21);
    }

    private void assertUnreadable(String... words) {
        assertThatThrownBy(() -> new WorkspaceFile(file).read(null))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.WORKSPACE_UNREADABLE))
                .hasMessageContainingAll(words);
    }

    @Test
    void replace_sameTextAsBefore_writesTheOther() throws IOException {
        String before = "\uFEFF" + MINIMAL;
        Files.writeString(file, before);
        WorkspaceFile store = new WorkspaceFile(file);

        assertThat(store.text()).isEqualTo(before);
        assertThat(store.replace(before, "# a comment\n" + MINIMAL)).isTrue();
        assertThat(Files.readString(file)).isEqualTo("# a comment\n" + MINIMAL);
    }

    @Test
    void replace_textChangedMeanwhile_leavesIt() throws IOException {
        Files.writeString(file, MINIMAL);

        assertThat(new WorkspaceFile(file).replace("databases:\n", "# mine\n" + MINIMAL))
                .isFalse();
        assertThat(Files.readString(file)).isEqualTo(MINIMAL);
    }

    @Test
    void replace_textWithFaults_isRefused() throws IOException {
        Files.writeString(file, MINIMAL);

        assertThatExceptionOfType(WorkspaceException.class)
                .isThrownBy(() -> new WorkspaceFile(file).replace(MINIMAL, "databases: 7\n"));
        assertThat(Files.readString(file)).isEqualTo(MINIMAL);
    }
}
