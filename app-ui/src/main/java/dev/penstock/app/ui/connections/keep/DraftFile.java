package dev.penstock.app.ui.connections.keep;

import dev.penstock.app.ui.state.AppFolder;
import dev.penstock.app.ui.state.AtomicFile;
import dev.penstock.app.ui.state.Damaged;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The file that keeps the drafts of a workspace's profiles, a line a draft. Touches the disk. */
public final class DraftFile {
    private final Path file;

    private DraftFile(Path file) {
        this.file = file;
    }

    /** The file of a workspace. */
    public static DraftFile of(AppFolder folder, Path workspace) {
        byte[] path = workspace.toAbsolutePath().normalize().toString().getBytes(StandardCharsets.UTF_8);
        String name = HexFormat.of().toHexDigits(UUID.nameUUIDFromBytes(path).getMostSignificantBits());
        return new DraftFile(folder.file("connections").resolve("drafts-" + name + ".txt"));
    }

    /**
     * What was found.
     *
     * @param drafts in the order in which they were begun
     * @param setAside the file that lines were put into which cannot be understood; null where there were none
     */
    public record Found(List<Draft> drafts, @Nullable Path setAside) {}

    /** The drafts; none if there is no file. */
    public Found read() throws IOException {
        String text;
        try {
            text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return new Found(List.of(), null);
        }
        List<Draft> drafts = new ArrayList<>();
        List<String> damaged = new ArrayList<>();
        for (String line : text.split("\n")) {
            if (!line.isEmpty()) {
                Draft.of(line).ifPresentOrElse(drafts::add, () -> damaged.add(line));
            }
        }
        Path aside = Damaged.setAside(file, damaged);
        if (!damaged.isEmpty()) {
            // Told once, and not at each start.
            write(drafts);
        }
        return new Found(drafts, damaged.isEmpty() ? null : aside);
    }

    /** Keeps the drafts. */
    public void write(List<Draft> drafts) throws IOException {
        StringBuilder out = new StringBuilder();
        drafts.forEach(draft -> out.append(draft.line()).append('\n'));
        AtomicFile.write(file, out.toString());
    }
}
