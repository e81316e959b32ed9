package dev.penstock.engine.api;

import org.jspecify.annotations.Nullable;

/** This engine or this version does not support the operation. */
public final class UnsupportedException extends PenstockException {

    /** See {@link PenstockException}; the summary is one sentence without a full stop. */
    public UnsupportedException(ErrorCode code, String summary, Diagnosis diagnosis, @Nullable Throwable cause) {
        super(code, summary, diagnosis, cause);
    }

    @Override
    PenstockException copy(Diagnosis newDiagnosis) {
        return new UnsupportedException(code(), summary(), newDiagnosis, getCause());
    }
}
