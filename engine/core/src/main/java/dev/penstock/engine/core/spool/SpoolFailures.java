package dev.penstock.engine.core.spool;

import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.ResultException;
import dev.penstock.engine.api.StorageException;
import dev.penstock.engine.core.files.WriteFailures;
import java.io.IOException;
import java.nio.file.Path;

/** The failures of results on disk. */
final class SpoolFailures {
    private SpoolFailures() {}

    static StorageException notWritten(Path folder, long stored, IOException e) {
        boolean full = WriteFailures.full(e);
        return new StorageException(
                full ? ErrorCode.STORAGE_FULL : ErrorCode.STORAGE_FAILED,
                "The result cannot be stored in " + folder + " after row " + stored + ": " + WriteFailures.reason(e),
                Diagnosis.of(
                        Outcome.DONE,
                        (full ? "Free space on its disk" : "Check that this user has write permission for it")
                                + ", or start Penstock with -Djava.io.tmpdir=… on another disk."),
                e);
    }

    static StorageException notRead(IOException e) {
        return new StorageException(
                ErrorCode.STORAGE_FAILED,
                "The file of the result cannot be read: " + WriteFailures.reason(e),
                Diagnosis.of(Outcome.DONE, "Run the statement again."),
                e);
    }

    static StorageException notDeleted(IOException e) {
        return new StorageException(
                ErrorCode.STORAGE_FAILED,
                "The file of the result cannot be deleted: " + WriteFailures.reason(e),
                Diagnosis.of(Outcome.DONE, "The next start of Penstock deletes it."),
                e);
    }

    static PenstockException internal(Throwable cause) {
        return new ResultException(
                ErrorCode.INTERNAL,
                "An internal error in Penstock: " + cause,
                Diagnosis.of(Outcome.DONE, "Report it with its stack trace."),
                cause);
    }
}
