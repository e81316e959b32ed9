package dev.penstock.app.ui.query.keep;

import dev.penstock.app.ui.state.AppFolder;
import dev.penstock.app.ui.state.AtomicFile;
import dev.penstock.app.ui.state.Damaged;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The file that keeps what was run, a line a run, the newest last. A line that a kill has cut off is set aside with
 * others that cannot be understood; the rest stays. Touches the disk; safe for use by many threads.
 */
public final class HistoryFile {
    private static final int KEPT = 10_000;
    private final Path file;
    private final int kept;

    /** The file of a user. */
    public static HistoryFile of(AppFolder folder) {
        return new HistoryFile(folder.file("query").resolve("history.txt"), KEPT);
    }

    HistoryFile(Path file, int kept) {
        this.file = file;
        this.kept = kept;
    }

    /** The runs, oldest first; what is beyond the number kept or cannot be understood leaves the file. */
    public synchronized List<HistoryEntry> read() throws IOException {
        String text;
        try {
            text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new IOException("The history " + file + " cannot be read: " + e.getMessage(), e);
        }
        List<HistoryEntry> entries = new ArrayList<>();
        List<String> damaged = new ArrayList<>();
        for (String line : text.split("\n")) {
            if (!line.isEmpty()) {
                HistoryEntry.of(line).ifPresentOrElse(entries::add, () -> damaged.add(line));
            }
        }
        List<HistoryEntry> newest = entries.subList(Math.max(0, entries.size() - kept), entries.size());
        if (!damaged.isEmpty() || newest.size() < entries.size()) {
            Damaged.setAside(file, damaged);
            StringBuilder out = new StringBuilder();
            newest.forEach(entry -> out.append(entry.line()).append('\n'));
            AtomicFile.write(file, out.toString());
        }
        return List.copyOf(newest);
    }

    /** Keeps one more. */
    public synchronized void append(HistoryEntry entry) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            long end = out.length();
            boolean cut = false;
            if (end > 0) {
                out.seek(end - 1);
                cut = out.read() != '\n';
            }
            out.seek(end);
            out.write(((cut ? "\n" : "") + entry.line() + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IOException("The run could not be kept in " + file + ": " + e.getMessage(), e);
        }
    }
}
