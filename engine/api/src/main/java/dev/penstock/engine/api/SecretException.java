package dev.penstock.engine.api;

import org.jspecify.annotations.Nullable;

/** A secret cannot be resolved or stored. The message has the reference, never a value. */
public final class SecretException extends PenstockException {

    /** See {@link PenstockException}; the summary is one sentence without a full stop. */
    public SecretException(ErrorCode code, String summary, Diagnosis diagnosis, @Nullable Throwable cause) {
        super(code, summary, diagnosis, cause);
    }

    @Override
    PenstockException copy(Diagnosis newDiagnosis) {
        return new SecretException(code(), summary(), newDiagnosis, getCause());
    }
}
