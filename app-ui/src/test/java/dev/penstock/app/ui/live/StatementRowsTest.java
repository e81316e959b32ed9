package dev.penstock.app.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.fake.FakeStatements;
import dev.penstock.app.ui.text.Messages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatementRowsTest {
    private static final Messages MESSAGES = Messages.beside(LiveView.class);
    private final StatementRows rows = new StatementRows();

    private static StatementFigures line(String digest, long calls, long millis) {
        return line("orders", digest, calls, 0, millis);
    }

    private static StatementFigures line(String database, String digest, long calls, long errors, long millis) {
        return new StatementFigures(
                database,
                FakeStatements.of(digest, calls, errors, Duration.ofMillis(millis), "db1:5432")
                        .statistics());
    }

    private List<String> digests() {
        return rows.shown().stream().map(row -> row.now().statistics().digest()).toList();
    }

    @Test
    void show_mostTimeFirst_andUpdatesTheSameRows() {
        rows.show(List.of(line("a", 10, 1), line("b", 10, 3), line("c", 10, 2)));
        assertThat(digests()).containsExactly("b", "c", "a");
        StatementRow first = rows.shown().getFirst();
        List<String> changes = new ArrayList<>();
        rows.shown().addListener((ListChangeListener<StatementRow>) change -> {
            while (change.next()) {
                changes.add(change.wasPermutated() ? "permutated" : "changed");
            }
        });

        rows.show(List.of(line("a", 100, 1), line("b", 11, 3), line("c", 10, 2)));

        assertThat(digests()).containsExactly("a", "b", "c");
        assertThat(rows.shown().get(1)).isSameAs(first);
        assertThat(first.now().statistics().calls()).isEqualTo(11);
        assertThat(changes).containsExactly("permutated");
        rows.show(List.of(line("a", 100, 1), line("b", 11, 3), line("c", 10, 2)));
        assertThat(changes).as("nothing has changed").hasSize(1);
    }

    @Test
    void hold_keepsTheOrderAndSaysThatItIsOld() {
        rows.show(List.of(line("a", 10, 1), line("b", 10, 3)));
        rows.hold(true);
        rows.show(List.of(line("a", 100, 1), line("b", 10, 3), line("c", 10, 50)));
        assertThat(digests()).containsExactly("b", "a", "c");
        assertThat(rows.stale().get()).isTrue();
        rows.sortNow();
        assertThat(digests()).containsExactly("c", "a", "b");
        assertThat(rows.stale().get()).isFalse();
        rows.show(List.of(line("a", 1, 1), line("b", 10, 3)));
        assertThat(digests()).containsExactly("a", "b");
        rows.hold(false);
        assertThat(digests()).containsExactly("b", "a");
        assertThat(rows.size()).isEqualTo(2);
    }

    @Test
    void sort_byAnyColumn_holdsOrNot() {
        rows.hold(true);
        rows.show(List.of(line("music", "b", 10, 2, 1), line("orders", "a", 1000, 0, 2), line("aa", "c", 50, 9, 9)));
        rows.sort(StatementColumn.DATABASE, true);
        assertThat(digests()).containsExactly("c", "b", "a");
        rows.sort(StatementColumn.STATEMENT, true);
        assertThat(digests()).containsExactly("a", "b", "c");
        rows.sort(StatementColumn.CALLS, false);
        assertThat(digests()).containsExactly("a", "c", "b");
        rows.sort(StatementColumn.ERRORS, false);
        assertThat(digests()).containsExactly("c", "b", "a");
        rows.sort(StatementColumn.P99, true);
        assertThat(digests()).as("a missing p99 is the smallest").endsWith("a");
        rows.sort(StatementColumn.TREND, false);
        assertThat(digests().getFirst()).isEqualTo("a");
    }

    @Test
    void filter_takesTextAndDatabase() {
        rows.show(List.of(line("music", "select title", 10, 0, 1), line("orders", "UPDATE stock", 10, 0, 1)));
        rows.filter("Stock ");
        assertThat(digests()).containsExactly("UPDATE stock");
        rows.filter("music");
        assertThat(digests()).containsExactly("select title");
        rows.filter("");
        assertThat(digests()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(StatementColumn.class)
    void column_saysWhatItIs(StatementColumn column) {
        StatementFigures few = line("a", 1, 2);
        StatementFigures many = line("a", 1_000, 2);

        assertThat(column.title(MESSAGES)).isNotBlank();
        assertThat(column.meaning(MESSAGES)).isNotBlank();
        assertThat(column.figure(many, MESSAGES).missing()).isNull();
        assertThat(column.figure(few, MESSAGES).missing() == null).isEqualTo(column != StatementColumn.P99);
        assertThat(column.ascending().compare(few, many)).isLessThanOrEqualTo(0);
        assertThat(column.number())
                .isEqualTo(column != StatementColumn.DATABASE && column != StatementColumn.STATEMENT);
    }

    @Test
    void csv_quotesWhatMustBe() {
        String csv = StatementsText.table(List.of(line("o,1", "select \"a\"\n, b", 2, 1, 3)))
                .csv();

        assertThat(csv.lines().toList().getFirst())
                .isEqualTo("database,statement,calls,rows,errors,total_ms,waited_ms,mean_ms,p50_ms,p95_ms,p99_ms");
        assertThat(csv).endsWith("\"o,1\",\"select \"\"a\"\"\n, b\",2,6,1,6,0.6,3,2.7,,\r\n");
        assertThat(StatementsText.table(List.of(line("o", "a\n\tb", 2, 1, 3))).tabbed())
                .contains("o\ta b\t2\t");
    }

    @Test
    void trend_ofSlots_isCallsASecond() {
        assertThat(Trend.rates(List.of())).isEmpty();
        assertThat(Trend.rates(List.of(5L))).containsExactly(1);
        assertThat(Trend.rates(List.of(10L, 15L, 15L, 30L))).containsExactly(2, 4);
    }
}
