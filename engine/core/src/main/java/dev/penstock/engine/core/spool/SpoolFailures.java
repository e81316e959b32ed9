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

/** Why a result cannot be kept on disk, or read from there. */
final class SpoolFailures {
    private SpoolFailures() {}

    static StorageException notWritten(Path folder, long stored, IOException e) {
        boolean full = WriteFailures.full(e);
        return new StorageException(
                full ? ErrorCode.STORAGE_FULL : ErrorCode.STORAGE_FAILED,
                "The result cannot be kept in " + folder + " beyond row " + stored + ": " + WriteFailures.reason(e),
                Diagnosis.of(
                        Outcome.DONE,
                        (full ? "Make room on its disk" : "See that this user may write to it")
                                + ", or start Penstock with -Djava.io.tmpdir=… on another disk."),
                e);
    }

    static StorageException notRead(IOException e) {
        return new StorageException(
                ErrorCode.STORAGE_FAILED,
                "The result's file cannot be read: " + WriteFailures.reason(e),
                Diagnosis.of(Outcome.DONE, "Run the statement again."),
                e);
    }

    static StorageException notDeleted(IOException e) {
        return new StorageException(
                ErrorCode.STORAGE_FAILED,
                "The result's file cannot be deleted: " + WriteFailures.reason(e),
                Diagnosis.of(Outcome.DONE, "It goes when Penstock is opened again."),
                e);
    }

    static PenstockException internal(Throwable cause) {
        return new ResultException(
                ErrorCode.INTERNAL,
                "A fault in Penstock: " + cause,
                Diagnosis.of(Outcome.DONE, "Report it with its stack."),
                cause);
    }
}
