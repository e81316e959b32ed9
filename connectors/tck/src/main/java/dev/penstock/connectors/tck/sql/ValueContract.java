package dev.penstock.connectors.tck.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.Changed;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Several;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.spi.Lease;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Values by position and by name. */
public abstract class ValueContract extends SqlContract {
    /** For subclasses in other modules. */
    protected ValueContract() {}

    @Test
    void positional_eachQuestionMark_takesTheNext() {
        Lease lease = filled();

        assertThat(cell(lease, "SELECT name FROM item WHERE id = ? AND name = ?", 2, "b"))
                .isEqualTo("b");
    }

    @Test
    void positional_quotedAndCommentedQuestionMarks_takeNone() {
        Lease lease = filled();

        assertThat(cell(lease, "SELECT '?' || name /* ? */ FROM item WHERE id = ? -- ?", 1))
                .isEqualTo("?a");
    }

    @Test
    void positional_nullValue_isNull() {
        Lease lease = filled();
        run(lease, "UPDATE item SET name = ? WHERE id = ?", null, 1);

        assertThat(cell(lease, "SELECT count(*) FROM item WHERE name IS NULL")).isEqualTo("1");
    }

    @Test
    void positional_textThatLooksLikeSql_isText() {
        Lease lease = filled();
        String text = "'); DROP TABLE item; --";
        run(lease, "UPDATE item SET name = ? WHERE id = 1", text);

        assertThat(cell(lease, "SELECT name FROM item WHERE name = ?", text)).isEqualTo(text);
    }

    @Test
    void positional_tooFew_isRefusedWithBothNumbers() {
        Lease lease = filled();

        PenstockException failure = failure(() -> execute(lease, SqlStatement.of("SELECT ?, ?, ?", 1, 2)));

        assertRefused(failure);
        assertThat(failure.summary()).contains("3 placeholders", "2 values");
        assertWorks(lease);
    }

    @Test
    void positional_tooMany_isRefusedWithBothNumbers() {
        Lease lease = filled();

        PenstockException failure = failure(() -> execute(lease, SqlStatement.of("SELECT 1", "surplus")));

        assertRefused(failure);
        assertThat(failure.summary()).contains("no placeholders", "1 value");
        assertWorks(lease);
    }

    @Test
    void named_eachName_takesItsOwnHoweverOften() {
        Lease lease = filled();
        SqlStatement statement = SqlStatement.of("SELECT name FROM item WHERE id = :id AND (name = :name OR id = :id)")
                .with("name", "b")
                .with("id", 2);

        assertThat(rows(execute(lease, statement)).toList(9))
                .extracting(row -> row.text(0))
                .containsExactly("b");
    }

    @Test
    void named_quotedAndCommentedNames_takeNone() {
        Lease lease = filled();
        SqlStatement statement = SqlStatement.of("SELECT ':id' /* :id */ FROM item WHERE id = :id -- :other")
                .with("id", 2);

        assertThat(rows(execute(lease, statement)).toList(9))
                .extracting(row -> row.text(0))
                .containsExactly(":id");
    }

    @Test
    void named_missing_isNamedInTheFailure() {
        Lease lease = filled();

        PenstockException failure = failure(() -> execute(
                lease,
                SqlStatement.of("SELECT * FROM item WHERE id = :id AND name = :name")
                        .with("id", 1)));

        assertRefused(failure);
        assertThat(failure.summary()).contains(":name").doesNotContain(":id");
        assertWorks(lease);
    }

    @Test
    void named_surplus_isNamedInTheFailureWithThoseThereAre() {
        Lease lease = filled();

        PenstockException failure = failure(() -> execute(
                lease,
                SqlStatement.of("SELECT * FROM item WHERE id = :id")
                        .with("id", 1)
                        .with("nmae", "x")));

        assertRefused(failure);
        assertThat(failure.summary()).contains(":nmae");
        assertThat(failure.diagnosis().advice()).contains(":id");
        assertWorks(lease);
    }

    @Test
    void severalStatements_eachTakesItsOwn() {
        Lease lease = filled();
        Several byPlace = (Several) execute(
                lease, SqlStatement.of("DELETE FROM item WHERE id = ?; DELETE FROM item WHERE id IN (?, ?)", 1, 2, 3));
        assertThat(byPlace.next()).isEqualTo(Changed.of(1));
        assertThat(byPlace.next()).isEqualTo(Changed.of(1));
        byPlace.close();

        Several byName = (Several) execute(
                lease,
                SqlStatement.of("INSERT INTO item VALUES (:id, :name); SELECT name FROM item WHERE id = :id")
                        .with("id", 9)
                        .with("name", "i"));
        assertThat(byName.next()).isEqualTo(Changed.of(1));
        assertThat(rows(byName.next()).toList(9)).extracting(row -> row.text(0)).containsExactly("i");
        byName.close();
    }

    @Test
    void value_ofClassThatNoColumnHolds_isRefused() {
        Lease lease = filled();
        @Nullable Object odd = new Odd();

        PenstockException failure =
                failure(() -> execute(lease, SqlStatement.of("SELECT name FROM item WHERE name = ?", odd)));

        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_DONE);
        assertThat(failure.code()).isIn(ErrorCode.UNSUPPORTED, ErrorCode.STATEMENT_REJECTED);
        assertThat(failure.summary()).contains(Odd.class.getName());
        assertWorks(lease);
    }

    private Lease filled() {
        Lease lease = Objects.requireNonNull(lease());
        run(lease, ITEM);
        run(lease, "INSERT INTO item VALUES (1, 'a'), (2, 'b')");
        return lease;
    }

    private static void assertRefused(PenstockException failure) {
        assertThat(failure.code()).isEqualTo(ErrorCode.VALUE_MISSING);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_DONE);
    }

    /** What no database has a type for. */
    private static final class Odd {}
}
