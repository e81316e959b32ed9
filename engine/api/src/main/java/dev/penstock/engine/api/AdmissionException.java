package dev.penstock.engine.api;

import org.jspecify.annotations.Nullable;

/** No connection became free in time: the queue or the pool was full. Nothing was sent. */
public final class AdmissionException extends PenstockException {

    /** See {@link PenstockException}; the summary is one sentence without a full stop. */
    public AdmissionException(ErrorCode code, String summary, Diagnosis diagnosis, @Nullable Throwable cause) {
        super(code, summary, diagnosis, cause);
    }

    @Override
    PenstockException copy(Diagnosis newDiagnosis) {
        return new AdmissionException(code(), summary(), newDiagnosis, getCause());
    }
}
