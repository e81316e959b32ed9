package dev.penstock.engine.api;

import org.jspecify.annotations.Nullable;

/** The caller cancelled the statement or the task. */
public final class CancelledException extends PenstockException {

    /** See {@link PenstockException}; the summary is one sentence without a full stop. */
    public CancelledException(ErrorCode code, String summary, Diagnosis diagnosis, @Nullable Throwable cause) {
        super(code, summary, diagnosis, cause);
    }

    @Override
    PenstockException copy(Diagnosis newDiagnosis) {
        return new CancelledException(code(), summary(), newDiagnosis, getCause());
    }
}
