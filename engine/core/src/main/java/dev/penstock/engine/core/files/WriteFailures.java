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
 * Classifies failed writes. The JDK provides no error number, only the operating system's message in the system's
 * language. Therefore this class knows the English messages, and provokes the same failures once to learn the messages
 * of this system.
 */
public final class WriteFailures {
    private static final List<String> FULL = List.of("no space left", "not enough space", "quota exceeded");
    private static final List<String> GONE = List.of("broken pipe", "pipe is being closed", "connection reset");

    private WriteFailures() {}

    /** The failure of a write to a file, which is unchanged. */
    public static StorageException file(Path file, IOException e) {
        boolean full = full(e);
        return new StorageException(
                full ? ErrorCode.STORAGE_FULL : ErrorCode.STORAGE_FAILED,
                "The file " + file + " cannot be written: " + reason(e),
                Diagnosis.of(
                        Outcome.NOT_DONE,
                        full
                                ? "The file is unchanged. Free space on its disk and try again."
                                : "The file is unchanged. Check that its folder exists and that this user has write"
                                        + " permission for it."),
                e);
    }

    /** The failure of a write to a stream. */
    public static StorageException stream(IOException e) {
        if (matches(e, GONE, LocalMessages.GONE)) {
            return new StorageException(
                    ErrorCode.READER_GONE,
                    "The reader of the output has closed it",
                    Diagnosis.of(
                            Outcome.NOT_DONE, "The output is incomplete. Run the command again if you need all of it."),
                    e);
        }
        boolean full = full(e);
        return new StorageException(
                full ? ErrorCode.STORAGE_FULL : ErrorCode.STORAGE_FAILED,
                "The output cannot be written: " + reason(e),
                Diagnosis.of(
                        Outcome.NOT_DONE,
                        full
                                ? "Free space on the disk of the output and run the command again."
                                : "The output is incomplete. Check its destination and run the command again."),
                e);
    }

    /** Whether the disk or the user's quota is full. */
    public static boolean full(IOException e) {
        return matches(e, FULL, LocalMessages.FULL);
    }

    /** The operating system's message. */
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

    private static boolean matches(IOException e, List<String> english, @Nullable String own) {
        String reason = reason(e);
        String lower = reason.toLowerCase(Locale.ROOT);
        return english.stream().anyMatch(lower::contains) || (own != null && reason.contains(own));
    }

    /** The messages of this system. The first failure initializes them. */
    private static final class LocalMessages {
        private static final @Nullable String FULL = ofAFullDevice();
        private static final @Nullable String GONE = ofAClosedPipe();

        private static @Nullable String ofAFullDevice() {
            // must not create the file: other systems have no such device
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
