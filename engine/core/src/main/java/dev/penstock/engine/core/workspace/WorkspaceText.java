package dev.penstock.engine.core.workspace;

import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Fault;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.StorageException;
import dev.penstock.engine.api.WorkspaceException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a workspace's text from its file. */
final class WorkspaceText {
    /** As a first line in a message: what a workspace looks like at least. */
    static final String EXAMPLE = "databases: {orders: {engine: sqlite, file: orders.db}}";

    static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int LARGEST = 4 << 20;

    private WorkspaceText() {}

    /**
     * The bytes of the file.
     *
     * @throws StorageException if it is missing, a folder, too large, or cannot be read
     */
    static byte[] load(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw unreadable(
                        "The workspace " + file + " is a folder",
                        "Name the file: " + file.resolve("penstock.yaml"),
                        null);
            }
            if (Files.size(file) > LARGEST) {
                throw unreadable(
                        "The workspace " + file + " has " + Files.size(file) + " bytes, more than the " + LARGEST
                                + " that are read",
                        "Is it another file? A workspace is a few kilobytes of YAML.",
                        null);
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw unreadable(
                    "There is no workspace file " + file,
                    "Name one with -c FILE, look around with: penstock demo, or begin with one line in it: " + EXAMPLE,
                    e);
        } catch (AccessDeniedException e) {
            throw unreadable(
                    "The workspace " + file + " may not be read by " + System.getProperty("user.name"),
                    "Give this user the right to read it: chmod u+r, or another owner.",
                    e);
        } catch (IOException e) {
            throw unreadable("The workspace " + file + " cannot be read", "The system says: " + e.getMessage(), e);
        }
    }

    /**
     * The text of bytes, a byte order mark included.
     *
     * @throws WorkspaceException if they are not UTF-8
     */
    static String decode(Path file, byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        out.flip();
        if (!result.isError()) {
            return out.toString();
        }
        Lines lines = Lines.of(out + "?");
        Spot spot = lines.spot(out.length());
        throw new WorkspaceException(List.of(new Fault(
                file,
                spot.line(),
                spot.column(),
                "",
                "found a byte that is not UTF-8",
                "Save the file in the encoding UTF-8.")));
    }

    private static StorageException unreadable(String summary, String advice, @Nullable Exception cause) {
        return new StorageException(
                ErrorCode.WORKSPACE_UNREADABLE, summary, Diagnosis.of(Outcome.NOT_DONE, advice), cause);
    }
}
