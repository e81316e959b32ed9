package dev.penstock.app.ui.schema.find;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.schema.SchemaBench;
import dev.penstock.app.ui.view.Target;
import dev.penstock.connectors.testkit.SqliteFiles;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.catalog.TableName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over the real engine and SQLite files. */
class QuickOpenViewModelTest {
    @TempDir
    Path folder;

    private SchemaBench bench;
    private QuickOpenViewModel quick;

    @BeforeEach
    void open() throws Exception {
        Path workspace = Files.writeString(folder.resolve("penstock.yaml"), """
                databases:
                  music: {engine: sqlite, file: music.db}
                  broken: {engine: sqlite, file: broken.db}
                  many: {engine: sqlite, file: many.db}
                """);
        try (SqliteFiles files = SqliteFiles.create()) {
            Files.copy(
                    files.database(
                            "create table line (a)", "create table invoice_line (a)", "create table airline (a)"),
                    folder.resolve("music.db"));
            Files.copy(files.notDatabase(), folder.resolve("broken.db"));
            String[] tables = new String[150];
            for (int i = 0; i < tables.length; i++) {
                tables[i] = "create table part_" + i + " (a)";
            }
            Files.copy(files.database(tables), folder.resolve("many.db"));
        }
        bench = new SchemaBench(Penstock.open(workspace), folder);
        quick = bench.quick();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void begin_readsAllDatabasesAndSaysWhatItCouldNot() {
        bench.does(quick::begin);
        assertThat(bench.on(() -> quick.status().get())).contains("0 objects").contains("reading music");
        bench.settled();
        assertThat(bench.on(() -> quick.status().get())).isEqualTo("The best 100 of 153 objects · not read: broken");
    }

    @Test
    void seek_putsTheBestFirst() {
        bench.does(quick::begin);
        bench.settled();
        bench.does(() -> quick.seek(" LINE "));
        assertThat(names()).containsExactly("line", "invoice_line", "airline");
        assertThat(bench.on(() -> quick.status().get())).startsWith("3 objects");
        assertThat(bench.on(() -> quick.matches().get().get(1).at())).isEqualTo(8);
        assertThat(bench.on(() -> quick.matches().get().getFirst().matched())).isEqualTo(4);
        bench.does(() -> quick.seek("main.airl"));
        assertThat(names()).containsExactly("airline");
        assertThat(bench.on(() -> quick.status().get())).startsWith("1 object ");
        assertThat(bench.on(() -> quick.matches().get().getFirst().matched())).isEqualTo(4);
        bench.does(() -> quick.seek("part_14"));
        assertThat(names()).startsWith("part_14", "part_140").hasSize(11);
        bench.does(() -> quick.seek("nothing"));
        assertThat(names()).isEmpty();
    }

    @Test
    void begin_again_beginsWithWhatWasLookedAt() {
        bench.does(quick::begin);
        bench.settled();
        bench.does(() -> quick.seek("airline"));
        bench.does(() -> quick.open(quick.matches().get().getFirst()));
        bench.does(quick::end);
        bench.settled();
        assertThat(bench.gone()).containsExactly(Target.of("schema", "music", new TableName("main", "airline")));
        bench.does(quick::begin);
        assertThat(names().getFirst()).isEqualTo("airline");
    }

    @Test
    void rows_goesToQuery() {
        bench.does(quick::begin);
        bench.settled();
        bench.does(() -> quick.seek("invoice"));
        bench.does(() -> quick.rows(quick.matches().get().getFirst()));
        assertThat(bench.gone()).containsExactly(new Target("query", "music", "select * from main.invoice_line"));
    }

    private List<String> names() {
        return bench.on(() -> quick.matches().get().stream()
                .map(match -> match.ref().name().name())
                .toList());
    }
}
