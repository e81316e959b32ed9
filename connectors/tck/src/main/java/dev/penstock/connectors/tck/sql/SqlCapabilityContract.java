package dev.penstock.connectors.tck.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.spi.Capability;
import dev.penstock.engine.api.spi.Lease;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The capabilities of SQL engines that the other themes do not try, 'can' and 'refuses' alike. */
public abstract class SqlCapabilityContract extends SqlContract {
    /** For subclasses in other modules. */
    protected SqlCapabilityContract() {}

    @Test
    void arrays_canOrRefused() {
        Lease lease = lease();
        if (can(Capability.ARRAYS)) {
            run(lease, "CREATE TABLE listed (numbers INTEGER[])");
            run(lease, "INSERT INTO listed VALUES (?)", List.of(1, 2, 3));
            assertThat(rows(lease, "SELECT numbers FROM listed").getFirst().get(0))
                    .isEqualTo(List.of(1, 2, 3));
            return;
        }
        run(lease, "CREATE TABLE listed (numbers TEXT)");
        PenstockException failure = failure(() -> run(lease, "INSERT INTO listed VALUES (?)", List.of(1, 2, 3)));
        assertThat(failure.code()).isEqualTo(ErrorCode.UNSUPPORTED);
        assertThat(rows(lease, "SELECT numbers FROM listed")).isEmpty();
    }

    @Test
    void dynamicTypes_canOrRefused() {
        Lease lease = lease();
        run(lease, "CREATE TABLE mixed (id INTEGER NOT NULL PRIMARY KEY, a INTEGER)");
        run(lease, "INSERT INTO mixed VALUES (1, 7)");
        if (!can(Capability.DYNAMIC_TYPES)) {
            failure(() -> run(lease, "INSERT INTO mixed VALUES (2, 'word')"));
            return;
        }
        run(lease, "INSERT INTO mixed VALUES (2, 'word'), (3, 2.5)");
        assertThat(rows(lease, "SELECT a FROM mixed ORDER BY id"))
                .extracting(row -> row.get(0))
                .containsExactly(7L, "word", 2.5);
    }
}
