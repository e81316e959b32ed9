package dev.penstock.engine.api;

import org.jspecify.annotations.Nullable;

/** The engine, the transaction or the result is closed. */
public final class ClosedException extends PenstockException {

    /** See {@link PenstockException}; the summary is one sentence without a full stop. */
    public ClosedException(ErrorCode code, String summary, Diagnosis diagnosis, @Nullable Throwable cause) {
        super(code, summary, diagnosis, cause);
    }

    @Override
    PenstockException copy(Diagnosis newDiagnosis) {
        return new ClosedException(code(), summary(), newDiagnosis, getCause());
    }
}
