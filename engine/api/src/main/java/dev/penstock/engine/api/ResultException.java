package dev.penstock.engine.api;

import org.jspecify.annotations.Nullable;

/** A result is of another kind than requested, or too large. */
public final class ResultException extends PenstockException {

    /** See {@link PenstockException}; the summary is one sentence without a full stop. */
    public ResultException(ErrorCode code, String summary, Diagnosis diagnosis, @Nullable Throwable cause) {
        super(code, summary, diagnosis, cause);
    }

    @Override
    PenstockException copy(Diagnosis newDiagnosis) {
        return new ResultException(code(), summary(), newDiagnosis, getCause());
    }
}
