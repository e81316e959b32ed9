package dev.penstock.connectors.tck.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Several;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementException;
import dev.penstock.engine.api.spi.Capability;
import dev.penstock.engine.api.spi.Lease;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where in its text a statement failed, and which constraint it violated. */
public abstract class SqlFailureContract extends SqlContract {
    /** For subclasses in other modules. */
    protected SqlFailureContract() {}

    @Test
    void slip_inASimpleText_isShownAtItsPlace() {
        String text = "SELECT 1 FORM nothing WHERE";

        assertRejectedAt(text, failureOf(text), text.indexOf("FORM"), text.indexOf("nothing"));
    }

    @Test
    void slip_behindMultibyteCharacters_isShownAtItsPlaceInCharacters() {
        String text = "SELECT 'ü🐘', )";

        assertRejectedAt(text, failureOf(text), text.indexOf(')'));
    }

    @Test
    void slip_inTheSecondOfTwo_isShownAtItsPlaceInTheWholeText() {
        Lease lease = lease();
        String text = "SELECT 1;\n  SELECT 2 +;";
        if (!can(Capability.SEVERAL_STATEMENTS)) {
            assertThat(failure(() -> execute(lease, SqlStatement.of(text))).code())
                    .isEqualTo(ErrorCode.UNSUPPORTED);
            return;
        }
        var several = (Several) execute(lease, SqlStatement.of(text));
        several.next();

        PenstockException failure = failure(several::next);

        assertThat(failure.code()).isEqualTo(ErrorCode.STATEMENT_REJECTED);
        if (can(Capability.ERROR_POSITIONS)) {
            assertThat(failure.diagnosis().position())
                    .satisfiesAnyOf(
                            position -> assertThat(position).isZero(),
                            position -> assertThat(position).isGreaterThan(text.indexOf("SELECT 2")));
        } else {
            assertThat(failure.diagnosis().position()).isZero();
        }
    }

    @Test
    void slip_behindNamedValues_isShownAtItsPlaceAsWritten() {
        Lease lease = lease();
        String text = "SELECT :a_long_name, :a_long_name, nowhere.x FROM missing_table";

        PenstockException failure =
                failure(() -> execute(lease, SqlStatement.of(text).with("a_long_name", 1)));

        assertRejectedAt(text, failure, text.indexOf("missing_table"), text.indexOf("nowhere"));
    }

    @Test
    void violatedConstraints_areNamed() {
        run("CREATE TABLE parent (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(9) UNIQUE, size INTEGER NOT NULL"
                + " CHECK (size > 0))");
        run("CREATE TABLE child (id INTEGER NOT NULL PRIMARY KEY, parent_id INTEGER NOT NULL REFERENCES parent (id))");
        run("INSERT INTO parent VALUES (1, 'one', 1)");
        Lease lease = lease();
        for (String violation : List.of(
                "INSERT INTO parent VALUES (1, 'two', 1)",
                "INSERT INTO parent VALUES (2, 'one', 1)",
                "INSERT INTO parent VALUES (3, 'three', 0)",
                "INSERT INTO parent VALUES (4, 'four', NULL)",
                "INSERT INTO child VALUES (1, 99)")) {
            PenstockException failure = failure(() -> run(lease, violation));

            assertThat(failure.code()).as(violation).isEqualTo(ErrorCode.CONSTRAINT_VIOLATED);
            assertThat(failure.outcome()).isEqualTo(Outcome.NOT_DONE);
            assertThat(failure).isInstanceOf(StatementException.class);
        }
        assertWorks(lease);
    }

    @Test
    void failures_haveTheDriversOwnAsCause() {
        PenstockException failure = failureOf("SELECT * FROM no_such_table");

        assertThat(failure).hasCauseInstanceOf(SQLException.class);
    }

    @Test
    void manyFailures_withValuesAndWithout_leaveTheLeaseUsable() {
        Lease lease = lease();
        for (int i = 0; i < 200; i++) {
            String text = "SELECT " + i + " FROM no_such_table";
            failure(() -> execute(lease, SqlStatement.of(text)));
            failure(() -> execute(lease, SqlStatement.of(text + " WHERE a = ?", 1)));
        }
        assertWorks(lease);
    }

    private PenstockException failureOf(String sql) {
        Lease lease = lease();
        PenstockException failure = failure(() -> execute(lease, SqlStatement.of(sql)));
        assertWorks(lease);
        return failure;
    }

    /** At one of these places, as engines notice a slip at different words; at none if the engine tells no positions. */
    private void assertRejectedAt(String text, PenstockException failure, int... places) {
        assertThat(failure.code()).isEqualTo(ErrorCode.STATEMENT_REJECTED);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_DONE);
        int found = failure.diagnosis().position();
        if (!can(Capability.ERROR_POSITIONS)) {
            assertThat(found).as("position of %s", failure).isZero();
            return;
        }
        assertThat(Arrays.stream(places).map(place -> place + 1).boxed())
                .as("%s: position of '%s' is %s", failure, text, found)
                .contains(found);
    }
}
