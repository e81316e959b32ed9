package dev.penstock.app.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
    private final TextTable table = new TextTable(List.of(List.of("name", "said"), List.of("a,b", "\"x\"\r\ny\tz")));

    @Test
    void csv_quotesWhatMustBe() {
        assertThat(table.csv()).isEqualTo("name,said\r\n\"a,b\",\"\"\"x\"\"\r\ny\tz\"\r\n");
    }

    @Test
    void tabbed_keepsARowOnALine() {
        assertThat(table.tabbed()).isEqualTo("name\tsaid\na,b\t\"x\" y z\n");
    }

    @Test
    void ofNothing_isNothing() {
        assertThat(new TextTable(List.of()).csv()).isEmpty();
    }
}
