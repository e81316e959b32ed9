package dev.penstock.connectors.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.DocumentCommand;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Template;
import dev.penstock.engine.api.spi.Capability;
import dev.penstock.engine.api.spi.ConnectorProvider;
import dev.penstock.engine.api.spi.Lease;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What the other themes do not try of an engine's capabilities, 'can' and 'refuses' alike. A profile that asks for what
 * cannot be done is refused before anything is opened.
 */
public abstract class CapabilityContract extends Contract {
    /** For subclasses in other modules. */
    protected CapabilityContract() {}

    @Test
    void profileOfTheBed_hasNoProblem() {
        assertThat(connector().check(profile())).isEmpty();
        assertThat(connector().engine()).isEqualTo(profile().engine());
    }

    @Test
    void sql_isUnderneathAndDocumentsAreRefused() {
        Lease lease = lease();

        assertThat(can(Capability.SQL))
                .as("this kit is for engines that speak SQL")
                .isTrue();
        assertThat(lease.unwrap(Connection.class)).isPresent();
        PenstockException failure = failure(() -> execute(lease, DocumentCommand.of("{\"ping\": 1}")));
        assertThat(failure.code()).isEqualTo(ErrorCode.UNSUPPORTED);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_DONE);
        assertWorks(lease);
    }

    @Test
    void login_canOrRefused() {
        Profile login = Targets.login(profile(), new Template("app"), new Template("${secret:tck/password}"));

        assertProblem(can(Capability.LOGIN), login, "username");
    }

    @Test
    void tls_canOrRefused() {
        for (Profile.Tls.Mode mode : Profile.Tls.Mode.values()) {
            Profile tls = Targets.tls(profile(), new Profile.Tls(mode, null));
            boolean asksForIt = mode != Profile.Tls.Mode.DISABLE && mode != Profile.Tls.Mode.PREFER;

            assertProblem(can(Capability.TLS) || !asksForIt, tls, "tls.mode");
        }
    }

    @Test
    void replication_canOrSeveralNodesAreRefused() {
        List<NodeAddress> nodes = new ArrayList<>(profile().nodes());
        nodes.add(opened().unreachable().address());

        assertProblem(can(Capability.REPLICATION), Targets.nodes(profile(), nodes), "nodes");
    }

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

    private void assertProblem(boolean can, Profile profile, String key) {
        List<ConnectorProvider.Problem> problems = connector().check(profile);
        if (can) {
            assertThat(problems).isEmpty();
        } else {
            assertThat(problems).singleElement().satisfies(problem -> {
                assertThat(problem.key()).isEqualTo(key);
                assertThat(problem.found()).isNotBlank();
                assertThat(problem.advice()).endsWith(".");
            });
        }
    }

    private ConnectorProvider connector() {
        return opened().connector();
    }

    private Profile profile() {
        return opened().target().profile();
    }
}
