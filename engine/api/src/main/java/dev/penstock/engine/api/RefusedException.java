package dev.penstock.engine.api;

import org.jspecify.annotations.Nullable;

/** Access rules or safe mode refused the statement. Nothing was sent. */
public final class RefusedException extends PenstockException {

    /** See {@link PenstockException}; the summary is one sentence without a full stop. */
    public RefusedException(ErrorCode code, String summary, Diagnosis diagnosis, @Nullable Throwable cause) {
        super(code, summary, diagnosis, cause);
    }

    @Override
    PenstockException copy(Diagnosis newDiagnosis) {
        return new RefusedException(code(), summary(), newDiagnosis, getCause());
    }
}
