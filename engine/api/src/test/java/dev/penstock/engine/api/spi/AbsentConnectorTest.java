package dev.penstock.engine.api.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.ConnectionStep;
import dev.penstock.engine.api.ConnectionStep.Part;
import dev.penstock.engine.api.ConnectionStep.State;
import dev.penstock.engine.api.ConsistencyToken;
import dev.penstock.engine.api.Database;
import dev.penstock.engine.api.Deadline;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Node;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.PoolState;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.Profile.Tls;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.Role;
import dev.penstock.engine.api.Secret;
import dev.penstock.engine.api.Session;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.Template;
import dev.penstock.engine.api.Transaction;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.UnreachableException;
import dev.penstock.engine.api.UnsupportedException;
import dev.penstock.engine.api.catalog.TableName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A connector that does not exist yet, and the connection test by one probe that is the default of all connectors. */
class AbsentConnectorTest {
    private static final NodeAddress HOST = new NodeAddress.Host("localhost", 1);
    private static final String NOT_YET = "This version of Penstock cannot connect to MySQL yet";

    private final ConnectorProvider absent =
            new AbsentConnector(EngineKind.MYSQL, List.of("jdbc:mysql:"), "jdbc:mysql://db1/shop") {};

    private static Profile profile(Tls tls, @Nullable String username, NodeAddress... nodes) {
        return new Profile(
                "shop",
                EngineKind.MYSQL,
                List.of(nodes),
                "shop",
                username == null ? null : new Template(username),
                null,
                tls,
                Profile.Pool.DEFAULT,
                Duration.ofSeconds(1),
                Profile.SafeMode.OFF,
                new Profile.Place(Path.of("/w/penstock.yaml"), 1, 1));
    }

    private static NodeTarget target(Tls.Mode mode, @Nullable String username) {
        Profile profile = profile(new Tls(mode, null), username, HOST);
        return new NodeTarget("shop", HOST.display(), HOST, profile, reference -> Secret.of(""));
    }

    @Test
    void absent_hasItsEngine_andNoCapability() {
        assertThat(absent.engine()).isEqualTo(EngineKind.MYSQL);
        assertThat(absent.capabilities()).isEmpty();
    }

    @Test
    void absent_checksTheProfile() {
        NodeAddress well = new NodeAddress.Url(new Template("jdbc:mysql://db1/shop"));
        NodeAddress ill = new NodeAddress.Url(new Template("jdbc:postgresql://db1/shop"));
        NodeAddress file = new NodeAddress.File(Path.of("/srv/shop.db"));

        assertThat(absent.check(profile(Tls.DEFAULT, "app", HOST, well))).isEmpty();
        assertThat(absent.check(profile(new Tls(Tls.Mode.VERIFY_CA, Path.of("/no/ca.pem")), "app", ill, file)))
                .containsExactly(
                        new ConnectorProvider.Problem(
                                "url", "jdbc:postgresql://db1/shop", "Write jdbc:mysql://db1/shop."),
                        new ConnectorProvider.Problem(
                                "file", "/srv/shop.db", "MySQL is a server: write nodes: [localhost:3306]."),
                        new ConnectorProvider.Problem(
                                "tls.ca",
                                "/no/ca.pem",
                                "Name a readable file with the certificates to trust, in PEM format."));
        assertThat(absent.check(profile(new Tls(Tls.Mode.VERIFY_CA, Path.of("/")), "app", HOST)))
                .isEmpty();
    }

    @Test
    void absent_anyCall_failsWithNotYet() {
        try (NodePool pool = absent.open(target(Tls.Mode.PREFER, "app"))) {
            CatalogReader catalog = absent.catalog();
            Session session = new NoSession();
            assertThat(pool.state()).isEqualTo(new PoolState("localhost:1", 0, 0, 0, 10));
            for (ThrowingCallable call : List.<ThrowingCallable>of(
                    () -> pool.lease(Deadline.NONE),
                    () -> pool.probe(Deadline.NONE),
                    () -> catalog.schemas(session),
                    () -> catalog.names(session, "shop"),
                    () -> catalog.tables(session, "shop"),
                    () -> catalog.columns(session, "shop"),
                    () -> catalog.describe(session, new TableName("shop", "orders")))) {
                assertThatThrownBy(call).isInstanceOfSatisfying(UnsupportedException.class, failure -> {
                    assertThat(failure.code()).isEqualTo(ErrorCode.NOT_YET);
                    assertThat(failure.summary()).isEqualTo(NOT_YET);
                    assertThat(failure.outcome()).isEqualTo(Outcome.NOT_DONE);
                });
            }
        }
    }

    @Test
    void absent_tested_failsAtTheFirstStepOfTheConnector() {
        assertThat(tested(absent, target(Tls.Mode.PREFER, "app"))).containsExactly("TLS FAILED " + NOT_YET);
        assertThat(tested(absent, target(Tls.Mode.DISABLE, "app")))
                .containsExactly(
                        "TLS SKIPPED Not tested on its own, because a later step failed", "LOGIN FAILED " + NOT_YET);
    }

    @Test
    void probe_answers_reportsWhatItFound() {
        assertThat(tested(probing(() -> answer("TLSv1.3")), target(Tls.Mode.REQUIRE, "app")))
                .containsExactly("TLS PASSED TLSv1.3", "LOGIN PASSED Logged in as app", "DATABASE PASSED MySQL 9.7");
        assertThat(tested(probing(() -> answer(null)), target(Tls.Mode.PREFER, null)))
                .containsExactly(
                        "TLS SKIPPED The connection is not encrypted",
                        "LOGIN SKIPPED The profile has no username",
                        "DATABASE PASSED MySQL 9.7");
    }

    @ParameterizedTest
    @CsvSource({
        "TLS_REQUIRED, DISABLE, TLS",
        "TLS_FAILED, REQUIRE, TLS",
        "LOGIN_REJECTED, REQUIRE, TLS LOGIN",
        "SECRET_MISSING, PREFER, TLS LOGIN",
        "SECRET_STORE_UNREADABLE, PREFER, TLS LOGIN",
        "NO_SUCH_DATABASE, PREFER, TLS LOGIN DATABASE",
        "CONNECT_TIMEOUT, PREFER, TLS",
        "CONNECT_TIMEOUT, DISABLE, TLS LOGIN"
    })
    void probe_fails_codeTellsThePart(ErrorCode code, Tls.Mode mode, String parts) {
        List<String> steps = tested(
                probing(() -> {
                    throw new UnreachableException(code, "It failed", Diagnosis.of(Outcome.NOT_DONE, ""), null);
                }),
                target(mode, "app"));

        assertThat(String.join(
                        " ", steps.stream().map(step -> step.split(" ")[0]).toList()))
                .isEqualTo(parts);
        assertThat(steps.getLast()).endsWith("FAILED It failed");
    }

    @Test
    void step_failedWithoutAFailure_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new ConnectionStep("db1:1", Part.NAME, State.FAILED, Duration.ZERO, "It failed", null));
        assertThat(new ConnectionStep("db1:1", Part.NAME, State.PASSED, Duration.ZERO, "Well", null).failure())
                .isNull();
    }

    private static Probe answer(@Nullable String tls) {
        return new Probe(Role.PRIMARY, new Node.Observation("9.7", null, null, tls, Duration.ofMillis(1)));
    }

    private static List<String> tested(ConnectorProvider connector, NodeTarget target) {
        List<String> steps = new ArrayList<>();
        connector.test(target, new ListedSteps(steps));
        return steps;
    }

    private record ListedSteps(List<String> steps) implements ConnectionTest {
        @Override
        public Deadline deadline() {
            return Deadline.NONE;
        }

        @Override
        public void passed(Part part, String found) {
            steps.add(part + " PASSED " + found);
        }

        @Override
        public void skipped(Part part, String why) {
            steps.add(part + " SKIPPED " + why);
        }

        @Override
        public void failed(Part part, PenstockException failure) {
            steps.add(part + " FAILED " + failure.summary());
        }

        @Override
        public void closeOnCancel(AutoCloseable resource) {
            assertThat(resource).isInstanceOf(NodePool.class);
        }
    }

    private ConnectorProvider probing(Supplier<Probe> answer) {
        return new ConnectorProvider() {
            @Override
            public EngineKind engine() {
                return absent.engine();
            }

            @Override
            public Set<Capability> capabilities() {
                return Set.of();
            }

            @Override
            public List<Problem> check(Profile profile) {
                return List.of();
            }

            @Override
            public NodePool open(NodeTarget target) {
                return new ProbedPool(absent.open(target), answer);
            }

            @Override
            public CatalogReader catalog() {
                return absent.catalog();
            }
        };
    }

    private record ProbedPool(NodePool pool, Supplier<Probe> answer) implements NodePool {
        @Override
        public Lease lease(Deadline deadline) {
            return pool.lease(deadline);
        }

        @Override
        public PoolState state() {
            return pool.state();
        }

        @Override
        public Probe probe(Deadline deadline) {
            return answer.get();
        }

        @Override
        public void close(Duration grace) {
            pool.close(grace);
        }
    }

    /** Never used: a catalog that does not exist fails before. */
    private static final class NoSession implements Session {
        @Override
        public Database database() {
            throw new AssertionError();
        }

        @Override
        public Caller caller() {
            throw new AssertionError();
        }

        @Override
        public Intent defaultIntent() {
            throw new AssertionError();
        }

        @Override
        public Optional<ConsistencyToken> token() {
            throw new AssertionError();
        }

        @Override
        public Result execute(Statement statement) {
            throw new AssertionError();
        }

        @Override
        public Execution<Result> executeAsync(Statement statement) {
            throw new AssertionError();
        }

        @Override
        public Transaction begin(TransactionOptions options) {
            throw new AssertionError();
        }
    }
}
