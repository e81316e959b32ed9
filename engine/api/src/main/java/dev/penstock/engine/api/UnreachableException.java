package dev.penstock.engine.api;

import org.jspecify.annotations.Nullable;

/** The connection to a node failed. Nothing was sent. */
public final class UnreachableException extends PenstockException {

    /** See {@link PenstockException}; the summary is one sentence without a full stop. */
    public UnreachableException(ErrorCode code, String summary, Diagnosis diagnosis, @Nullable Throwable cause) {
        super(code, summary, diagnosis, cause);
    }

    @Override
    PenstockException copy(Diagnosis newDiagnosis) {
        return new UnreachableException(code(), summary(), newDiagnosis, getCause());
    }
}
