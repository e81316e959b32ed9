package dev.penstock.engine.core.files;

import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.StorageException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a failed write means. The JDK passes on no error number, only the system's sentence in the system's language:
 * besides the English ones, those are known that this system says when it is asked to fail in the same way.
 */
public final class WriteFailures {
    private static final List<String> FULL = List.of("no space left", "not enough space", "quota exceeded");
    private static final List<String> GONE = List.of("broken pipe", "pipe is being closed", "connection reset");

    private WriteFailures() {}

    /** A file that cannot be written; it is as it was. */
    public static StorageException file(Path file, IOException e) {
        boolean full = full(e);
        return new StorageException(
                full ? ErrorCode.STORAGE_FULL : ErrorCode.STORAGE_FAILED,
                "The file " + file + " cannot be written: " + reason(e),
                Diagnosis.of(
                        Outcome.NOT_DONE,
                        full
                                ? "Make room on its disk and try again; it is as it was."
                                : "See that its folder is there and that this user may write to it; it is as it was."),
                e);
    }

    /** A stream that takes no more. */
    public static StorageException stream(IOException e) {
        if (says(e, GONE, OwnWords.GONE)) {
            return new StorageException(
                    ErrorCode.READER_GONE,
                    "The reader of the output has gone",
                    Diagnosis.of(Outcome.NOT_DONE, "Nothing more was written; run it again where all is wanted."),
                    e);
        }
        boolean full = full(e);
        return new StorageException(
                full ? ErrorCode.STORAGE_FULL : ErrorCode.STORAGE_FAILED,
                "The output cannot be written: " + reason(e),
                Diagnosis.of(
                        Outcome.NOT_DONE,
                        full
                                ? "Make room on the disk that the output goes to and run it again."
                                : "See where the output goes and run it again; what came of it is not whole."),
                e);
    }

    /** Whether the disk has no room, or the user no more share of it. */
    public static boolean full(IOException e) {
        return says(e, FULL, OwnWords.FULL);
    }

    /** The system's sentence. */
    public static String reason(IOException e) {
        if (e instanceof FileSystemException detailed) {
            String reason = detailed.getReason();
            if (reason != null) {
                return reason;
            }
        } else if (e.getClass() == IOException.class && e.getMessage() != null) {
            return e.getMessage();
        }
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }

    private static boolean says(IOException e, List<String> english, @Nullable String own) {
        String reason = reason(e);
        String lower = reason.toLowerCase(Locale.ROOT);
        return english.stream().anyMatch(lower::contains) || (own != null && reason.contains(own));
    }

    /** Made at the first failure only. */
    private static final class OwnWords {
        private static final @Nullable String FULL = ofAFullDevice();
        private static final @Nullable String GONE = ofAClosedPipe();

        private static @Nullable String ofAFullDevice() {
            // never to be created: on other systems it is no device
            try (OutputStream out = Files.newOutputStream(Path.of("/dev/full"), StandardOpenOption.WRITE)) {
                out.write(0);
                return null;
            } catch (FileSystemException _) {
                return null;
            } catch (IOException full) {
                return full.getMessage();
            }
        }

        private static @Nullable String ofAClosedPipe() {
            try {
                Pipe pipe = Pipe.open();
                try (Pipe.SinkChannel sink = pipe.sink()) {
                    pipe.source().close();
                    sink.write(ByteBuffer.allocate(1));
                    return null;
                }
            } catch (IOException gone) {
                return gone.getMessage();
            }
        }
    }
}
