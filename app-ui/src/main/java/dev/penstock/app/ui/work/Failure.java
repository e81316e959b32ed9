package dev.penstock.app.ui.work;

import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.PenstockException;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A failure as a user sees it.
 *
 * @param code for looking up
 * @param summary what happened, without a full stop
 * @param advice what to do next; empty if nothing can be said
 * @param cause the exception itself
 */
public record Failure(ErrorCode code, String summary, String advice, Throwable cause) {

    /** Tells of any exception; what is neither ours nor the disk's is a fault in Penstock. */
    public static Failure of(Throwable thrown) {
        Throwable cause = unwrap(thrown);
        if (cause instanceof PenstockException known) {
            return new Failure(known.code(), known.summary(), known.diagnosis().advice(), known);
        }
        if (cause instanceof IOException) {
            String said = cause.getMessage();
            return new Failure(
                    ErrorCode.STORAGE_FAILED,
                    said == null || said.isBlank() ? ErrorCode.STORAGE_FAILED.title() : said,
                    "See that the file and its folder may be read and written and that the disk has room.",
                    cause);
        }
        String text = cause.getMessage();
        String kind = cause.getClass().getSimpleName();
        return new Failure(
                ErrorCode.INTERNAL,
                text == null || text.isBlank() ? kind : kind + ": " + text,
                "Please report this with the log.",
                cause);
    }

    /** The engine's exception, if it is one. */
    public @Nullable PenstockException penstock() {
        return cause instanceof PenstockException known ? known : null;
    }

    /** Summary and advice as sentences. */
    public String sentence() {
        return summary + "." + (advice.isEmpty() ? "" : " " + advice);
    }

    private static Throwable unwrap(Throwable thrown) {
        Throwable each = thrown;
        while ((each instanceof CompletionException || each instanceof ExecutionException) && each.getCause() != null) {
            each = each.getCause();
        }
        return each;
    }
}
