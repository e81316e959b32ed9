package dev.penstock.connectors.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.connectors.testkit.FaultProxy;
import dev.penstock.connectors.testkit.PostgresOptions;
import dev.penstock.connectors.testkit.PostgresProcess;
import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.engine.api.ConnectionStep.Part;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Profile.Tls.Mode;
import dev.penstock.engine.api.SecretException;
import dev.penstock.engine.api.Template;
import dev.penstock.engine.api.spi.NodeTarget;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How far a try comes, and what it says of each step. */
class PostgresTrialIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String SECRET = "hunter2-is-secret";

    private static PostgresProcess plain;
    private static PostgresProcess tls;

    @BeforeAll
    static void start() {
        plain = PostgresServer.start();
        tls = PostgresServer.start(PostgresOptions.defaults().withTls());
    }

    @AfterAll
    static void stop() {
        plain.close();
        tls.close();
    }

    private static Targets targets(PostgresServer server) {
        return Targets.at(server.host(), server.port()).login(server.username(), server.password());
    }

    private static ToldSteps tried(Targets targets) {
        return tried(targets.target(), LIMIT);
    }

    private static ToldSteps tried(NodeTarget target, Duration limit) {
        ToldSteps steps = new ToldSteps(limit);
        new PostgresConnector().test(target, steps);
        return steps;
    }

    private static void assertFails(ToldSteps steps, String states, ErrorCode code) {
        PenstockException failure = steps.failure();
        assertThat(steps.states()).as(failure.getMessage()).isEqualTo(states);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.diagnosis().advice()).isNotBlank();
        assertThat(Asking.printed(failure)).doesNotContain(SECRET);
    }

    @Test
    void withoutTls_logsInAndFindsTheDatabase() {
        ToldSteps steps = tried(targets(plain));

        assertThat(steps.states()).isEqualTo("TLS SKIPPED, LOGIN PASSED, DATABASE PASSED");
        assertThat(steps.found(Part.TLS)).contains("asks for none");
        assertThat(steps.found(Part.LOGIN)).isEqualTo("Logged in as " + plain.username());
        assertThat(steps.found(Part.DATABASE)).matches("PostgreSQL \\d+\\.\\d+.*, database postgres");
    }

    @Test
    void prefer_toServerWithoutTls_saysThatNothingIsEncrypted() {
        ToldSteps steps = tried(targets(plain).tls(Mode.PREFER, null));

        assertThat(steps.states()).isEqualTo("TLS PASSED, LOGIN PASSED, DATABASE PASSED");
        assertThat(steps.found(Part.TLS)).contains("offers none").contains("not encrypted");
    }

    @Test
    void tls_saysWhatTheServerHasShown() {
        String until = LocalDate.now(ZoneOffset.UTC).plusDays(7).toString();

        assertThat(tried(targets(tls).tls(Mode.PREFER, null)).found(Part.TLS))
                .isEqualTo("TLS 1.3, certificate of localhost, valid until " + until
                        + ", not checked because the mode is prefer");
        assertThat(tried(targets(tls).tls(Mode.VERIFY_CA, tls.certificateAuthority()))
                        .found(Part.TLS))
                .endsWith("signed by a trusted authority, its name not checked because the mode is verify-ca");
        ToldSteps full = tried(targets(tls).tls(Mode.VERIFY_FULL, tls.certificateAuthority()));
        assertThat(full.states()).isEqualTo("TLS PASSED, LOGIN PASSED, DATABASE PASSED");
        assertThat(full.found(Part.TLS)).endsWith("signed by a trusted authority and good for this host");
    }

    @Test
    void tls_thatDoesNotMeetTheDemands_fails() {
        assertFails(tried(targets(tls)), "TLS FAILED", ErrorCode.TLS_REQUIRED);
        assertFails(tried(targets(plain).tls(Mode.REQUIRE, null)), "TLS FAILED", ErrorCode.TLS_FAILED);
        assertFails(tried(targets(tls).tls(Mode.VERIFY_FULL, null)), "TLS FAILED", ErrorCode.TLS_FAILED);
    }

    @Test
    void wrongPassword_failsAtTheLogin_behindTls() {
        ToldSteps steps = tried(
                targets(tls).tls(Mode.VERIFY_FULL, tls.certificateAuthority()).login("postgres", SECRET));

        assertFails(steps, "TLS PASSED, LOGIN FAILED", ErrorCode.LOGIN_REJECTED);
        assertThat(steps.found(Part.TLS)).startsWith("TLS 1.3, certificate of localhost");
        assertFails(
                tried(targets(plain).login("postgres", null)), "TLS SKIPPED, LOGIN FAILED", ErrorCode.LOGIN_REJECTED);
    }

    @Test
    void missingSecret_failsAtTheLogin_andReachesNoServer() {
        NodeTarget target = targets(tls).tls(Mode.REQUIRE, null).target();
        ToldSteps steps = tried(
                new NodeTarget(target.database(), target.node(), target.address(), target.profile(), reference -> {
                    throw new SecretException(
                            ErrorCode.SECRET_MISSING, "There is none", Diagnosis.of(Outcome.NOT_DONE, "Set it."), null);
                }),
                LIMIT);

        assertFails(steps, "TLS SKIPPED, LOGIN FAILED", ErrorCode.SECRET_MISSING);
    }

    @Test
    void noSuchDatabase_orOneThatIsNotAllowed_failsAtTheDatabase() {
        assertFails(
                tried(targets(tls).tls(Mode.REQUIRE, null).named("nowhere")),
                "TLS PASSED, LOGIN PASSED, DATABASE FAILED",
                ErrorCode.NO_SUCH_DATABASE);
        plain.execute("CREATE ROLE guest LOGIN PASSWORD 'guest'");
        plain.execute("CREATE DATABASE closed");
        plain.execute("REVOKE CONNECT ON DATABASE closed FROM PUBLIC");
        assertFails(
                tried(targets(plain).login("guest", "guest").named("closed")),
                "TLS SKIPPED, LOGIN PASSED, DATABASE FAILED",
                ErrorCode.CONNECT_FAILED);
    }

    @Test
    void withoutAUsername_saysWhomTheServerTookItFor() {
        NodeAddress url = new NodeAddress.Url(new Template(plain.jdbcUrl("postgres") + "?user=" + plain.username()));

        assertThat(tried(targets(plain).at(url).login(null, plain.password())).found(Part.LOGIN))
                .isEqualTo("Logged in without a username in the profile, as " + plain.username());
    }

    @Test
    void silentServer_failsAtTheStepItIsSilentAt_withinTheDeadline() throws Exception {
        try (FaultProxy proxy = FaultProxy.before(plain)) {
            proxy.blackHole();
            Targets silent = targets(plain).at(new NodeAddress.Host(proxy.host(), proxy.port()));
            long from = System.nanoTime();

            assertFails(
                    tried(silent.tls(Mode.PREFER, null).target(), Duration.ofSeconds(1)),
                    "TLS FAILED",
                    ErrorCode.CONNECT_TIMEOUT);
            assertFails(
                    tried(silent.tls(Mode.REQUIRE, null).target(), Duration.ofSeconds(1)),
                    "TLS FAILED",
                    ErrorCode.CONNECT_TIMEOUT);
            assertFails(
                    tried(silent.target(), Duration.ofSeconds(1)),
                    "TLS SKIPPED, LOGIN FAILED",
                    ErrorCode.CONNECT_TIMEOUT);

            assertThat(Duration.ofNanos(System.nanoTime() - from)).isBetween(Duration.ofSeconds(3), LIMIT);
            // a black hole does not pass on that somebody has gone
            proxy.normal();
            Asking.await("nothing is left", () -> proxy.open() == 0);
        }
    }

    @Test
    void frozenServer_failsWithinTheDeadline() {
        try (PostgresProcess frozen = PostgresServer.start()) {
            frozen.freeze();

            assertFails(
                    tried(targets(frozen).target(), Duration.ofSeconds(1)),
                    "TLS SKIPPED, LOGIN FAILED",
                    ErrorCode.CONNECT_TIMEOUT);
        }
    }

    @Test
    void cut_endsTheTryAtOnce() throws Exception {
        try (FaultProxy proxy = FaultProxy.before(plain)) {
            proxy.blackHole();
            Targets silent = targets(plain).at(new NodeAddress.Host(proxy.host(), proxy.port()));
            ToldSteps steps = new ToldSteps(Duration.ofMinutes(10));
            Thread trying = Thread.ofVirtual().start(() -> new PostgresConnector().test(silent.target(), steps));
            Asking.await("it is under way", () -> proxy.open() == 1);
            AutoCloseable cut = steps.cut();
            assertThat(cut).isNotNull();

            cut.close();

            assertThat(trying.join(LIMIT)).isTrue();
            // a black hole does not pass on that somebody has gone
            proxy.normal();
            Asking.await("nothing is left", () -> proxy.open() == 0);
        }
    }
}
