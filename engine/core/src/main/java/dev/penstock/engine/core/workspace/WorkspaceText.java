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

/** Reads a workspace's text from its file. */
final class WorkspaceText {
    /** The smallest workspace, as an example in messages. */
    static final String EXAMPLE = "databases: {orders: {engine: sqlite, file: orders.db}}";

    static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int MAX_SIZE = 4 << 20;

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
            if (Files.size(file) > MAX_SIZE) {
                throw unreadable(
                        "The workspace " + file + " has " + Files.size(file) + " bytes, more than the limit of "
                                + MAX_SIZE,
                        "A workspace is a few kilobytes of YAML. Check that this is the right file.",
                        null);
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw unreadable(
                    "There is no workspace file " + file,
                    "Name a file with -c FILE, try the demo with: penstock demo, or create the file with: " + EXAMPLE,
                    e);
        } catch (AccessDeniedException e) {
            throw unreadable(
                    "The workspace " + file + " is not readable for " + System.getProperty("user.name"),
                    "Give this user read permission: chmod u+r, or chown.",
                    e);
        } catch (IOException e) {
            throw unreadable(
                    "The workspace " + file + " cannot be read", "The operating system reports: " + e.getMessage(), e);
        }
    }

    /**
     * Decodes the bytes. A byte order mark stays in the text.
     *
     * @throws WorkspaceException if the bytes are not UTF-8
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
        LineIndex lines = LineIndex.of(out + "?");
        SourceRange range = lines.range(out.length());
        throw new WorkspaceException(List.of(new Fault(
                file, range.line(), range.column(), "", "found a byte that is not UTF-8", "Save the file as UTF-8.")));
    }

    private static StorageException unreadable(String summary, String advice, @Nullable Exception cause) {
        return new StorageException(
                ErrorCode.WORKSPACE_UNREADABLE, summary, Diagnosis.of(Outcome.NOT_DONE, advice), cause);
    }
}
