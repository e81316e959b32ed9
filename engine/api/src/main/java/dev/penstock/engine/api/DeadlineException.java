package dev.penstock.engine.api;

import org.jspecify.annotations.Nullable;

/** The deadline passed while the statement waited or ran. */
public final class DeadlineException extends PenstockException {

    /** See {@link PenstockException}; the summary is one sentence without a full stop. */
    public DeadlineException(ErrorCode code, String summary, Diagnosis diagnosis, @Nullable Throwable cause) {
        super(code, summary, diagnosis, cause);
    }

    @Override
    PenstockException copy(Diagnosis newDiagnosis) {
        return new DeadlineException(code(), summary(), newDiagnosis, getCause());
    }
}
