package dev.penstock.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FailureTest {
    private static final Diagnosis KNOWN = Diagnosis.of(Outcome.UNKNOWN, "Look at the server's log.")
            .at("orders", "db1:5432")
            .after(Duration.ofMillis(1_500))
            .with(new PoolState("db1:5432", 20, 0, 3, 20))
            .withAttempts(List.of(attempt(), attempt()))
            .withServer("08006", 0);

    static List<PenstockException> failures() {
        ErrorCode code = ErrorCode.CONNECTION_LOST;
        Exception cause = new IllegalStateException("cause");
        return List.of(
                new AdmissionException(code, "it", KNOWN, cause),
                new CancelledException(code, "it", KNOWN, cause),
                new ClosedException(code, "it", KNOWN, cause),
                new ConnectionLostException(code, "it", KNOWN, cause),
                new DeadlineException(code, "it", KNOWN, cause),
                new MigrationException(code, "it", KNOWN, cause, null),
                new RefusedException(code, "it", KNOWN, cause),
                new ResultException(code, "it", KNOWN, cause),
                new SecretException(code, "it", KNOWN, cause),
                new StatementException(code, "it", KNOWN, cause),
                new StorageException(code, "it", KNOWN, cause),
                new UnknownDatabaseException(code, "it", KNOWN, cause),
                new UnreachableException(code, "it", KNOWN, cause),
                new UnsupportedException(code, "it", KNOWN, cause));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void with_anotherDiagnosis_keepsKindCodeCauseAndStack(PenstockException failure) {
        failure.addSuppressed(new IllegalStateException("on close"));

        PenstockException copy = failure.with(KNOWN.with(Outcome.NOT_DONE));

        assertThat(copy).hasSameClassAs(failure).hasCause(failure.getCause());
        assertThat(copy.code()).isEqualTo(failure.code());
        assertThat(copy.summary()).isEqualTo("it");
        assertThat(copy.outcome()).isEqualTo(Outcome.NOT_DONE);
        assertThat(copy.getStackTrace()).isEqualTo(failure.getStackTrace());
        assertThat(copy.getSuppressed()).hasSize(1);
    }

    @Test
    void message_tellsAllThatIsKnown() {
        assertThat(new ConnectionLostException(ErrorCode.CONNECTION_LOST, "The connection broke", KNOWN, null))
                .hasMessage("PEN-1403 The connection broke (database orders, node db1:5432, after 1.500 s, 2 attempts, "
                        + "pool: 20 of 20 active, 0 idle, 3 waiting, SQL state 08006, "
                        + "whether it took effect is unknown). Look at the server's log.");
    }

    @Test
    void message_leavesOutWhatIsNotKnown() {
        assertThat(new ClosedException(
                        ErrorCode.CLOSED, "It has been closed", Diagnosis.of(Outcome.NOT_DONE, ""), null))
                .hasMessage("PEN-1901 It has been closed.");
    }

    @Test
    void workspace_faults_areListedInTheFilesOrder() {
        Path file = Path.of("penstock.yaml");
        Fault late = new Fault(file, 9, 3, "databases.b", "found b", "Write c.");
        Fault early = new Fault(file, 2, 3, "databases.a", "found a", "Write b.");
        Fault whole = new Fault(file, 0, 0, "", "found nothing", "Write something.");

        WorkspaceException failure = new WorkspaceException(List.of(late, early, whole));

        assertThat(failure.faults()).containsExactly(whole, early, late);
        assertThat(failure)
                .hasMessageContaining("The workspace has 3 faults:")
                .hasMessageContaining("penstock.yaml: found nothing. Write something.")
                .hasMessageContaining("penstock.yaml:2:3: databases.a: found a. Write b.");
        assertThat(failure.with(KNOWN))
                .isInstanceOfSatisfying(
                        WorkspaceException.class,
                        copy -> assertThat(copy.faults()).hasSize(3));
        assertThat(new WorkspaceException(List.of(early))).hasMessageContaining("The workspace has a fault:");
    }

    @Test
    void codes_areUniqueAndTitled() {
        assertThat(ErrorCode.values()).extracting(ErrorCode::id).doesNotHaveDuplicates();
        assertThat(ErrorCode.values()).allSatisfy(code -> {
            assertThat(code.id()).matches("PEN-[12]\\d{3}");
            assertThat(code.title()).isNotBlank();
        });
    }

    private static Attempt attempt() {
        return new Attempt(
                "db1:5432", Instant.EPOCH, Duration.ofMillis(700), Outcome.UNKNOWN, ErrorCode.CONNECTION_LOST, "broke");
    }
}
