package dev.penstock.engine.api;

import org.jspecify.annotations.Nullable;

/** The workspace has no database with this name. */
public final class UnknownDatabaseException extends PenstockException {

    /** See {@link PenstockException}; the summary is one sentence without a full stop. */
    public UnknownDatabaseException(ErrorCode code, String summary, Diagnosis diagnosis, @Nullable Throwable cause) {
        super(code, summary, diagnosis, cause);
    }

    @Override
    PenstockException copy(Diagnosis newDiagnosis) {
        return new UnknownDatabaseException(code(), summary(), newDiagnosis, getCause());
    }
}
