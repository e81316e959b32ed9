package dev.penstock.engine.api;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A failure, with a stable code and a diagnosis: what was tried, on which node, how long it took, the state of the
 * pool, the cause, and what to do next. A {@code switch} over the subclasses needs no {@code default}.
 */
public abstract sealed class PenstockException extends RuntimeException
        permits AdmissionException,
                CancelledException,
                ClosedException,
                ConnectionLostException,
                DeadlineException,
                MigrationException,
                RefusedException,
                ResultException,
                SecretException,
                StatementException,
                StorageException,
                UnknownDatabaseException,
                UnreachableException,
                UnsupportedException,
                WorkspaceException {

    private final ErrorCode code;
    private final String summary;
    private final Diagnosis diagnosis;

    PenstockException(ErrorCode code, String summary, Diagnosis diagnosis, @Nullable Throwable cause) {
        super(cause);
        this.code = code;
        this.summary = summary;
        this.diagnosis = diagnosis;
    }

    /** What kind of failure, for machines and for looking up. */
    public final ErrorCode code() {
        return code;
    }

    /** What happened, in one sentence without a full stop. */
    public final String summary() {
        return summary;
    }

    /** All else that is known. */
    public final Diagnosis diagnosis() {
        return diagnosis;
    }

    /** Whether the statement took effect. */
    public final Outcome outcome() {
        return diagnosis.outcome();
    }

    /** What may be run again without the risk that something is done twice. */
    public final Retry retry() {
        return diagnosis.retry();
    }

    /** The tries, oldest first. */
    public final List<Attempt> attempts() {
        return diagnosis.attempts();
    }

    /** The same failure with another diagnosis: same code, summary, cause and stack. */
    public final PenstockException with(Diagnosis newDiagnosis) {
        PenstockException copy = copy(newDiagnosis);
        copy.setStackTrace(getStackTrace());
        for (Throwable suppressed : getSuppressed()) {
            copy.addSuppressed(suppressed);
        }
        return copy;
    }

    abstract PenstockException copy(Diagnosis newDiagnosis);

    /** Code, summary and diagnosis in one line. */
    @Override
    public String getMessage() {
        StringBuilder text = new StringBuilder(code.id()).append(' ').append(summary);
        String sep = " (";
        if (diagnosis.database() != null) {
            text.append(sep).append("database ").append(diagnosis.database());
            sep = ", ";
        }
        if (diagnosis.node() != null) {
            text.append(sep).append("node ").append(diagnosis.node());
            sep = ", ";
        }
        if (diagnosis.took() != null) {
            text.append(sep)
                    .append(String.format(
                            Locale.ROOT, "after %.3f s", diagnosis.took().toNanos() / 1e9));
            sep = ", ";
        }
        if (diagnosis.attempts().size() > 1) {
            text.append(sep).append(diagnosis.attempts().size()).append(" attempts");
            sep = ", ";
        }
        if (diagnosis.pool() != null) {
            text.append(sep).append("pool: ").append(diagnosis.pool());
            sep = ", ";
        }
        if (diagnosis.sqlState() != null) {
            text.append(sep).append("SQL state ").append(diagnosis.sqlState());
            sep = ", ";
        }
        if (diagnosis.outcome() == Outcome.UNKNOWN) {
            text.append(sep).append("whether it took effect is unknown");
            sep = ", ";
        }
        if (sep.equals(", ")) {
            text.append(')');
        }
        if (text.charAt(text.length() - 1) != '.') {
            text.append('.');
        }
        if (!diagnosis.advice().isEmpty()) {
            text.append(' ').append(diagnosis.advice());
        }
        return text.toString();
    }
}
