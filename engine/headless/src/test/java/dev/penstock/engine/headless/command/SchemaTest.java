package dev.penstock.engine.headless.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.connectors.testkit.SqliteFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {
    @TempDir
    Path folder;

    final SqliteFiles files = SqliteFiles.create();
    Cli cli;

    @BeforeEach
    void setUp() {
        Path file = files.database(
                "create table artist (id integer primary key, name text not null default 'x' unique)",
                "create table album (id integer primary key, artist_id integer references artist on delete cascade)",
                "create index album_artist on album (artist_id)",
                "create trigger album_gone after delete on album begin select 1; end",
                "create view named as select name from artist");
        cli = Cli.in(folder).workspace("databases: {shop: {engine: sqlite, file: " + file + "}}\n");
    }

    @AfterEach
    void tearDown() {
        files.close();
    }

    @Test
    void show_ofADatabase_listsTablesAndViews() {
        Cli.Ran ran = cli.run("schema", "show", "shop");

        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("schema", "album", "artist", "named", "view");
        assertThat(cli.run("schema", "show", "shop", "--json", "--system").out())
                .contains("\"kind\": \"view\"");
    }

    @Test
    void show_ofATable_tellsAllAboutIt() {
        Cli.Ran ran = cli.run("schema", "show", "shop", "album");

        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out())
                .contains("main.album: table", "artist_id", "primary", "main.artist (id) on delete cascade")
                .contains("album_artist", "trigger album_gone", "CREATE TABLE");
        assertThat(cli.run("schema", "show", "shop", "main.album", "--json").out())
                .contains("\"on_delete\": \"CASCADE\"", "\"triggers\": [{", "\"indexes\": [{", "\"nullable\": ");
        assertThat(cli.run("schema", "show", "shop", "artist").out()).contains("unique", "not null");
    }

    @Test
    void show_ofATableThatIsNotThere_saysWhatThereIs() {
        Cli.Ran ran = cli.run("schema", "show", "shop", "albums");

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("no table or view 'albums'", "penstock schema show shop");
        assertThat(cli.run("schema", "show", "shop", "ALBUM").out()).contains("main.album");
    }
}
