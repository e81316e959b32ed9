package dev.penstock.engine.api;

import org.jspecify.annotations.Nullable;

/**
 * A file or stream cannot be written or read: the disk is full, the permission is missing, or the reader has closed it.
 */
public final class StorageException extends PenstockException {

    /** See {@link PenstockException}; the summary is one sentence without a full stop. */
    public StorageException(ErrorCode code, String summary, Diagnosis diagnosis, @Nullable Throwable cause) {
        super(code, summary, diagnosis, cause);
    }

    @Override
    PenstockException copy(Diagnosis newDiagnosis) {
        return new StorageException(code(), summary(), newDiagnosis, getCause());
    }
}
