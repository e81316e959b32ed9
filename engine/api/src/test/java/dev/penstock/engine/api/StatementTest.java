package dev.penstock.engine.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.AbstractMap.SimpleEntry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatementTest {

    @Test
    void of_withoutValues_sendsTheTextAsItIs() {
        assertThat(SqlStatement.of("select 1").values()).isEqualTo(SqlStatement.Values.NONE);
    }

    @Test
    void of_withValues_keepsNullsAndOrder() {
        assertThat(SqlStatement.of("?, ?", 1, null).values())
                .isInstanceOfSatisfying(
                        SqlStatement.Positional.class,
                        positional -> assertThat(positional.values())
                                .containsExactly(1, null)
                                .isUnmodifiable());
    }

    @Test
    void with_names_addsThemAndDropsPositions() {
        SqlStatement named = SqlStatement.of("?", 1).with("a", 1).with("b", null);

        assertThat(named.values())
                .isInstanceOfSatisfying(
                        SqlStatement.Named.class,
                        values -> assertThat(values.values())
                                .containsExactly(Map.entry("a", 1), new SimpleEntry<>("b", null))
                                .isUnmodifiable());
    }

    @Test
    void options_andBack_areTheSame() {
        Deadline deadline = Deadline.after(Duration.ofSeconds(5));
        ConsistencyToken token = new ConsistencyToken("orders", 3, Map.of("0", "0/16B3748"));
        StatementOptions options = StatementOptions.builder()
                .intent(Intent.READ)
                .deadline(deadline)
                .idempotent(true)
                .token(token)
                .shardKey(7)
                .fetchSize(100)
                .maxCellBytes(10)
                .timeout(Duration.ofSeconds(9))
                .generatedKeys("id")
                .build();

        StatementOptions copy = options.toBuilder().build();

        assertThat(copy.intent()).contains(Intent.READ);
        assertThat(copy.intent(Intent.DDL)).as("a hint only makes stricter").isEqualTo(Intent.DDL);
        assertThat(copy.deadline()).isSameAs(deadline);
        assertThat(copy.idempotent()).isTrue();
        assertThat(copy.token()).contains(token);
        assertThat(copy.shardKey()).contains(7);
        assertThat(copy.fetchSize()).isEqualTo(100);
        assertThat(copy.maxCellBytes()).isEqualTo(10);
        assertThat(copy.timeout()).contains(Duration.ofSeconds(9));
        assertThat(copy.generatedKeys()).containsExactly("id");
    }

    @Test
    void options_bydefault_nameNothing() {
        StatementOptions options = StatementOptions.DEFAULT;

        assertThat(options.intent()).isEmpty();
        assertThat(options.intent(Intent.WRITE)).isEqualTo(Intent.WRITE);
        assertThat(options.timeout()).isEmpty();
        assertThat(options.generatedKeys()).isEmpty();
        assertThat(options.deadline().bounded()).isFalse();
        assertThat(options.maxCellBytes()).isEqualTo(StatementOptions.DEFAULT_MAX_CELL_BYTES);
    }

    @Test
    void options_outOfRange_sayWhatToGive() {
        assertThatThrownBy(() -> StatementOptions.builder().fetchSize(-1)).hasMessageContaining("give 0 or more");
        assertThatThrownBy(() -> StatementOptions.builder().maxCellBytes(0)).hasMessageContaining("give 1 or more");
    }

    @Test
    void timeout_ofAReusedStatement_countsFromEachRun() throws InterruptedException {
        StatementOptions options =
                StatementOptions.builder().timeout(Duration.ofMillis(20)).build();
        Thread.sleep(30);

        assertThat(options.deadlineFromNow().expired()).isFalse();
        assertThat(options.deadline().bounded()).isFalse();
        assertThatThrownBy(() -> StatementOptions.builder().timeout(Duration.ofMillis(-1)))
                .hasMessageContaining("give 0 or more");
    }

    @Test
    void transactionOptions_holdWhatTheyAreGiven() {
        Deadline deadline = Deadline.after(Duration.ofSeconds(1));
        TransactionOptions options = TransactionOptions.builder()
                .isolation(TransactionOptions.Isolation.SERIALIZABLE)
                .readOnly(true)
                .timeout(Duration.ofHours(1))
                .deadline(deadline)
                .build();

        assertThat(options.isolation()).contains(TransactionOptions.Isolation.SERIALIZABLE);
        assertThat(options.readOnly()).isTrue();
        assertThat(options.timeout()).contains(Duration.ofHours(1));
        assertThat(options.deadline()).isSameAs(deadline);
        assertThat(options.deadlineFromNow()).isSameAs(deadline);
        assertThat(TransactionOptions.DEFAULT.isolation()).isEmpty();
        assertThat(TransactionOptions.DEFAULT.deadlineFromNow().bounded()).isFalse();
        assertThatThrownBy(() -> TransactionOptions.builder().timeout(Duration.ofMillis(-1)))
                .hasMessageContaining("give 0 or more");
    }

    @Test
    void batchAndNamed_holdTheirRowsAndNames() {
        SqlStatement batch =
                SqlStatement.batch("insert into t values (?, ?)", List.of(List.of(1, "a"), List.of(2, "b")));
        SqlStatement named = SqlStatement.named("select :a", Map.of("a", 1));

        assertThat(((SqlStatement.Batch) batch.values()).rows())
                .extracting(SqlStatement.Positional::values)
                .containsExactly(List.of(1, "a"), List.of(2, "b"));
        assertThat(((SqlStatement.Named) named.values()).values()).containsEntry("a", 1);
    }

    @Test
    void command_withOptions_keepsItsText() {
        StatementOptions options =
                StatementOptions.builder().timeout(Duration.ofSeconds(1)).build();
        DocumentCommand command = DocumentCommand.of("{\"ping\": 1}").with(options);

        assertThat(command.text()).isEqualTo("{\"ping\": 1}");
        assertThat(command.options()).isSameAs(options);
    }

    @Test
    void deadline_passesAndTheEarlierWins() {
        Deadline past = Deadline.after(Duration.ofSeconds(-1));
        Deadline soon = Deadline.after(Duration.ofMinutes(1));
        Deadline late = Deadline.after(Duration.ofDays(200_000));

        assertThat(past.expired()).isTrue();
        assertThat(past.remaining()).isZero();
        assertThat(soon.expired()).isFalse();
        assertThat(soon.remaining()).isPositive();
        assertThat(late.expired()).isFalse();
        assertThat(Deadline.NONE.expired()).isFalse();
        assertThat(Deadline.NONE.remainingNanos()).isEqualTo(Long.MAX_VALUE);
        assertThat(soon.earlier(late)).isSameAs(soon);
        assertThat(late.earlier(soon)).isSameAs(soon);
        assertThat(Deadline.NONE.earlier(soon)).isSameAs(soon);
        assertThat(soon.earlier(Deadline.NONE)).isSameAs(soon);
        assertThat(soon.within(Duration.ofDays(1))).isSameAs(soon);
        assertThat(Deadline.NONE).hasToString("never");
        assertThat(soon).asString().startsWith("in PT");
    }
}
