package dev.penstock.connectors.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.connectors.tck.RecordedConnectionTest;
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

/** What the connection test of a server reports of each step. */
class PostgresConnectionTestIT {
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

    private static RecordedConnectionTest tested(Targets targets) {
        return tested(targets.target(), LIMIT);
    }

    private static RecordedConnectionTest tested(NodeTarget target, Duration limit) {
        RecordedConnectionTest test = new RecordedConnectionTest(limit);
        new PostgresConnector().test(target, test);
        return test;
    }

    private static void assertFails(RecordedConnectionTest test, String states, ErrorCode code) {
        PenstockException failure = test.failure();
        assertThat(test.states()).as(failure.getMessage()).isEqualTo(states);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.diagnosis().advice()).isNotBlank();
        assertThat(Asking.printed(failure)).doesNotContain(SECRET);
    }

    @Test
    void withoutTls_logsInAndFindsTheDatabase() {
        RecordedConnectionTest test = tested(targets(plain));

        assertThat(test.states()).isEqualTo("TLS SKIPPED, LOGIN PASSED, DATABASE PASSED");
        assertThat(test.found(Part.TLS)).contains("turns TLS off");
        assertThat(test.found(Part.LOGIN)).isEqualTo("Logged in as " + plain.username());
        assertThat(test.found(Part.DATABASE)).matches("PostgreSQL \\d+\\.\\d+.*, database postgres");
    }

    @Test
    void prefer_serverWithoutTls_reportsThatNothingIsEncrypted() {
        RecordedConnectionTest test = tested(targets(plain).tls(Mode.PREFER, null));

        assertThat(test.states()).isEqualTo("TLS PASSED, LOGIN PASSED, DATABASE PASSED");
        assertThat(test.found(Part.TLS)).contains("offers no TLS").contains("not encrypted");
    }

    @Test
    void tls_describesTheCertificate() {
        String until = LocalDate.now(ZoneOffset.UTC).plusDays(7).toString();

        assertThat(tested(targets(tls).tls(Mode.PREFER, null)).found(Part.TLS))
                .isEqualTo("TLS 1.3, certificate of localhost, valid until " + until
                        + ", not checked because the mode is prefer");
        assertThat(tested(targets(tls).tls(Mode.VERIFY_CA, tls.certificateAuthority()))
                        .found(Part.TLS))
                .endsWith("signed by a trusted authority, its name not checked because the mode is verify-ca");
        RecordedConnectionTest full = tested(targets(tls).tls(Mode.VERIFY_FULL, tls.certificateAuthority()));
        assertThat(full.states()).isEqualTo("TLS PASSED, LOGIN PASSED, DATABASE PASSED");
        assertThat(full.found(Part.TLS)).endsWith("signed by a trusted authority and valid for this host");
    }

    @Test
    void tls_profileDemandsMore_fails() {
        assertFails(tested(targets(tls)), "TLS FAILED", ErrorCode.TLS_REQUIRED);
        assertFails(tested(targets(plain).tls(Mode.REQUIRE, null)), "TLS FAILED", ErrorCode.TLS_FAILED);
        assertFails(tested(targets(tls).tls(Mode.VERIFY_FULL, null)), "TLS FAILED", ErrorCode.TLS_FAILED);
    }

    @Test
    void wrongPassword_failsAtTheLogin_afterTls() {
        RecordedConnectionTest test = tested(
                targets(tls).tls(Mode.VERIFY_FULL, tls.certificateAuthority()).login("postgres", SECRET));

        assertFails(test, "TLS PASSED, LOGIN FAILED", ErrorCode.LOGIN_REJECTED);
        assertThat(test.found(Part.TLS)).startsWith("TLS 1.3, certificate of localhost");
        assertFails(
                tested(targets(plain).login("postgres", null)), "TLS SKIPPED, LOGIN FAILED", ErrorCode.LOGIN_REJECTED);
    }

    @Test
    void missingSecret_failsAtTheLogin_withoutAConnect() {
        NodeTarget target = targets(tls).tls(Mode.REQUIRE, null).target();
        RecordedConnectionTest test = tested(
                new NodeTarget(target.database(), target.node(), target.address(), target.profile(), reference -> {
                    throw new SecretException(
                            ErrorCode.SECRET_MISSING, "There is none", Diagnosis.of(Outcome.NOT_DONE, "Set it."), null);
                }),
                LIMIT);

        assertFails(test, "TLS SKIPPED, LOGIN FAILED", ErrorCode.SECRET_MISSING);
    }

    @Test
    void missingOrForbiddenDatabase_failsAtTheDatabase() {
        assertFails(
                tested(targets(tls).tls(Mode.REQUIRE, null).named("nowhere")),
                "TLS PASSED, LOGIN PASSED, DATABASE FAILED",
                ErrorCode.NO_SUCH_DATABASE);
        plain.execute("CREATE ROLE guest LOGIN PASSWORD 'guest'");
        plain.execute("CREATE DATABASE closed");
        plain.execute("REVOKE CONNECT ON DATABASE closed FROM PUBLIC");
        assertFails(
                tested(targets(plain).login("guest", "guest").named("closed")),
                "TLS SKIPPED, LOGIN PASSED, DATABASE FAILED",
                ErrorCode.CONNECT_FAILED);
    }

    @Test
    void withoutAUsername_reportsTheUserOfTheServer() {
        NodeAddress url = new NodeAddress.Url(new Template(plain.jdbcUrl("postgres") + "?user=" + plain.username()));

        assertThat(tested(targets(plain).at(url).login(null, plain.password())).found(Part.LOGIN))
                .isEqualTo("Logged in without a username in the profile, as " + plain.username());
    }

    @Test
    void silentServer_failsAtTheCurrentStep_withinTheDeadline() throws Exception {
        try (FaultProxy proxy = FaultProxy.before(plain)) {
            proxy.blackHole();
            Targets silent = targets(plain).at(new NodeAddress.Host(proxy.host(), proxy.port()));
            long from = System.nanoTime();

            assertFails(
                    tested(silent.tls(Mode.PREFER, null).target(), Duration.ofSeconds(1)),
                    "TLS FAILED",
                    ErrorCode.CONNECT_TIMEOUT);
            assertFails(
                    tested(silent.tls(Mode.REQUIRE, null).target(), Duration.ofSeconds(1)),
                    "TLS FAILED",
                    ErrorCode.CONNECT_TIMEOUT);
            assertFails(
                    tested(silent.target(), Duration.ofSeconds(1)),
                    "TLS SKIPPED, LOGIN FAILED",
                    ErrorCode.CONNECT_TIMEOUT);

            assertThat(Duration.ofNanos(System.nanoTime() - from)).isBetween(Duration.ofSeconds(3), LIMIT);
            // a black hole does not pass on that a client has closed its connection
            proxy.normal();
            Asking.await("no connection is left", () -> proxy.open() == 0);
        }
    }

    @Test
    void frozenServer_failsWithinTheDeadline() {
        try (PostgresProcess frozen = PostgresServer.start()) {
            frozen.freeze();

            assertFails(
                    tested(targets(frozen).target(), Duration.ofSeconds(1)),
                    "TLS SKIPPED, LOGIN FAILED",
                    ErrorCode.CONNECT_TIMEOUT);
        }
    }

    @Test
    void closeOnCancel_endsTheTestAtOnce() throws Exception {
        try (FaultProxy proxy = FaultProxy.before(plain)) {
            proxy.blackHole();
            Targets silent = targets(plain).at(new NodeAddress.Host(proxy.host(), proxy.port()));
            RecordedConnectionTest test = new RecordedConnectionTest(Duration.ofMinutes(10));
            Thread testing = Thread.ofVirtual().start(() -> new PostgresConnector().test(silent.target(), test));
            Asking.await("the test has connected", () -> proxy.open() == 1);
            AutoCloseable resource = test.closedOnCancel();
            assertThat(resource).isNotNull();

            resource.close();

            assertThat(testing.join(LIMIT)).isTrue();
            // a black hole does not pass on that a client has closed its connection
            proxy.normal();
            Asking.await("no connection is left", () -> proxy.open() == 0);
        }
    }
}
