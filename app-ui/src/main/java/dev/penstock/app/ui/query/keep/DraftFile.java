package dev.penstock.app.ui.query.keep;

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

/**
 * The file that keeps what was typed in a workspace, replaced as a whole at each change: after a kill it is the last one
 * or the one before. Lines that cannot be understood are set aside in a file beside it, not lost. Touches the disk.
 */
public final class DraftFile {
    private static final String SELECTED = "selected ";
    private final Path file;

    /** The file of a workspace. */
    public static DraftFile of(AppFolder folder, Path workspace) {
        byte[] path = workspace.toAbsolutePath().normalize().toString().getBytes(StandardCharsets.UTF_8);
        String name = HexFormat.of().toHexDigits(UUID.nameUUIDFromBytes(path).getMostSignificantBits());
        return new DraftFile(folder.file("query").resolve("drafts-" + name + ".txt"));
    }

    DraftFile(Path file) {
        this.file = file;
    }

    /** What was typed; nothing if there is no file. */
    public Drafts read() throws IOException {
        String text;
        try {
            text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return Drafts.NONE;
        }
        int selected = 0;
        List<Draft> tabs = new ArrayList<>();
        List<String> damaged = new ArrayList<>();
        for (String line : text.split("\n")) {
            if (line.startsWith(SELECTED) && line.substring(SELECTED.length()).matches("\\d{1,6}")) {
                selected = Integer.parseInt(line, SELECTED.length(), line.length(), 10);
            } else if (!line.isEmpty()) {
                Draft.of(line).ifPresentOrElse(tabs::add, () -> damaged.add(line));
            }
        }
        Damaged.setAside(file, damaged);
        return new Drafts(tabs, selected);
    }

    /** Keeps what was typed. */
    public void write(Drafts drafts) throws IOException {
        StringBuilder out = new StringBuilder();
        out.append(SELECTED).append(drafts.selected()).append('\n');
        for (Draft tab : drafts.tabs()) {
            out.append(tab.line()).append('\n');
        }
        AtomicFile.write(file, out.toString());
    }

    /** Where it is. */
    public Path path() {
        return file;
    }
}
