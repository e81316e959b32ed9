package dev.penstock.engine.api;

import org.jspecify.annotations.Nullable;

/** The connection broke while a statement was running. The {@link Outcome} may be unknown. */
public final class ConnectionLostException extends PenstockException {

    /** See {@link PenstockException}; the summary is one sentence without a full stop. */
    public ConnectionLostException(ErrorCode code, String summary, Diagnosis diagnosis, @Nullable Throwable cause) {
        super(code, summary, diagnosis, cause);
    }

    @Override
    PenstockException copy(Diagnosis newDiagnosis) {
        return new ConnectionLostException(code(), summary(), newDiagnosis, getCause());
    }
}
