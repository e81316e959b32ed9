package dev.penstock.engine.api;

import org.jspecify.annotations.Nullable;

/** The server rejected or ended a statement. {@link Diagnosis#sqlState()} has the SQL state. */
public final class StatementException extends PenstockException {

    /** See {@link PenstockException}; the summary is one sentence without a full stop. */
    public StatementException(ErrorCode code, String summary, Diagnosis diagnosis, @Nullable Throwable cause) {
        super(code, summary, diagnosis, cause);
    }

    @Override
    PenstockException copy(Diagnosis newDiagnosis) {
        return new StatementException(code(), summary(), newDiagnosis, getCause());
    }
}
