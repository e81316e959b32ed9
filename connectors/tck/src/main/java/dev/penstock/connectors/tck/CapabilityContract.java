package dev.penstock.connectors.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.DocumentCommand;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.Template;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.spi.Capability;
import dev.penstock.engine.api.spi.ConnectorProvider;
import dev.penstock.engine.api.spi.Lease;
import dev.penstock.engine.api.spi.Wire;
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
    void languages_areSqlOrDocuments() {
        assertThat(can(Capability.SQL) || can(Capability.DOCUMENTS))
                .as("an engine without a language")
                .isTrue();
        assertThat(connector().engine().speaksSql()).isEqualTo(can(Capability.SQL));
    }

    @Test
    void sql_isUnderneathOrRefused() {
        Lease lease = lease();

        assertThat(lease.unwrap(Connection.class).isPresent()).isEqualTo(can(Capability.SQL));
        if (!can(Capability.SQL)) {
            assertRefused(lease, SqlStatement.of("SELECT 1"));
        }
        assertWorks(lease);
    }

    @Test
    void documents_areUnderstoodOrRefused() {
        Lease lease = lease();
        DocumentCommand ping = DocumentCommand.of("{\"ping\": 1}");

        if (can(Capability.DOCUMENTS)) {
            execute(lease, ping);
        } else {
            assertRefused(lease, ping);
        }
        assertWorks(lease);
    }

    private void assertRefused(Lease lease, Statement statement) {
        PenstockException failure = failure(() -> execute(lease, statement));
        assertThat(failure.code()).isEqualTo(ErrorCode.UNSUPPORTED);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_DONE);
    }

    @Test
    void transactions_canOrRefused() {
        Lease lease = lease();

        if (can(Capability.TRANSACTIONS)) {
            lease.begin(TransactionOptions.DEFAULT);
            lease.rollback(Wire.NONE);
        } else {
            assertThat(failure(() -> lease.begin(TransactionOptions.DEFAULT)).code())
                    .isEqualTo(ErrorCode.UNSUPPORTED);
        }
        assertWorks(lease);
    }

    @Test
    void changes_haveASourceOrNone() {
        assertThat(pool().changes().isPresent()).isEqualTo(can(Capability.CHANGES));
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
