package dev.penstock.engine.api;

import org.jspecify.annotations.Nullable;

/** A result that is not what was asked for, or more than may be held. */
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
