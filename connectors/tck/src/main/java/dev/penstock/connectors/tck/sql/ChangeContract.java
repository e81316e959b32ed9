package dev.penstock.connectors.tck.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.Changed;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Row;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementOptions;
import dev.penstock.engine.api.spi.Capability;
import dev.penstock.engine.api.spi.Lease;
import org.junit.jupiter.api.Test;

/** What a write says that it changed, and the keys that the server generated. */
public abstract class ChangeContract extends SqlContract {
    private static final StatementOptions KEY =
            StatementOptions.builder().generatedKeys("id").build();

    /** For subclasses in other modules. */
    protected ChangeContract() {}

    private Lease withMadeTable() {
        run(texts().madeTable());
        return lease();
    }

    @Test
    void keys_canOrRefused() {
        Lease lease = withMadeTable();
        SqlStatement insert =
                SqlStatement.of("INSERT INTO made (name) VALUES ('a')").with(KEY);

        if (can(Capability.GENERATED_KEYS)) {
            assertThat(changed(lease, insert).keys()).hasSize(1);
        } else {
            assertThat(failure(() -> execute(lease, insert)).code()).isEqualTo(ErrorCode.UNSUPPORTED);
        }

        assertThat(cell(lease, "SELECT count(*) FROM made")).isEqualTo(can(Capability.GENERATED_KEYS) ? "1" : "0");
    }

    @Test
    void key_ofAnInsertedRow_isReturned() {
        if (!can(Capability.GENERATED_KEYS)) {
            return; // keys_canOrRefused shows the refusal
        }
        Lease lease = withMadeTable();

        Changed first = changed(
                lease,
                SqlStatement.of("INSERT INTO made (name) VALUES (?)", "a").with(KEY));
        Changed second = changed(
                lease, SqlStatement.of("INSERT INTO made (name) VALUES ('b')").with(KEY));

        assertThat(first.changed()).isEqualTo(1);
        assertThat(cell(lease, "SELECT name FROM made WHERE id = ?", first.key(Long.class)))
                .isEqualTo("a");
        assertThat(cell(lease, "SELECT name FROM made WHERE id = ?", second.key(Integer.class)))
                .isEqualTo("b");
        assertThat(second.keys())
                .singleElement()
                .extracting(Row::columns)
                .asString()
                .contains("id");
    }

    @Test
    void key_notAskedFor_isNotReturned() {
        Lease lease = withMadeTable();

        assertThat(changed(lease, SqlStatement.of("INSERT INTO made (name) VALUES ('a')"))
                        .keys())
                .isEmpty();
    }

    @Test
    void key_ofAStatementThatInsertsNothing_isNone() {
        if (!can(Capability.GENERATED_KEYS)) {
            return; // keys_canOrRefused shows the refusal
        }
        Lease lease = withMadeTable();
        run(lease, "INSERT INTO made (name) VALUES ('a')");

        assertThat(changed(
                                lease,
                                SqlStatement.of("INSERT INTO made (name) SELECT name FROM made WHERE id < 0")
                                        .with(KEY))
                        .keys())
                .isEmpty();
    }

    @Test
    void count_ofAnUpdate_isMatchedAndChanged() {
        Lease lease = withMadeTable();
        run(lease, "INSERT INTO made (name) VALUES ('a'), ('b')");

        Changed changed = changed(lease, SqlStatement.of("UPDATE made SET name = 'c' WHERE name = 'a'"));

        assertThat(changed).isEqualTo(Changed.of(1));
    }
}
