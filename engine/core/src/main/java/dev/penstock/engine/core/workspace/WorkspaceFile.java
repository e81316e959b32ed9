package dev.penstock.engine.core.workspace;

import dev.penstock.engine.api.Fault;
import dev.penstock.engine.api.Workspace;
import dev.penstock.engine.api.WorkspaceException;
import dev.penstock.engine.api.WorkspaceStore;
import dev.penstock.engine.core.files.AtomicFile;
import dev.penstock.engine.core.files.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The store of one workspace file. Its only state is the path. */
public final class WorkspaceFile implements WorkspaceStore {
    private final Path file;

    /** Creates the store of a file, which need not exist yet. A relative path starts in the working directory. */
    public WorkspaceFile(Path file) {
        this.file = file.toAbsolutePath().normalize();
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public Workspace read(@Nullable String environment) {
        return new WorkspaceReader(file, withoutMark(text())).workspace(environment);
    }

    @Override
    public void edit(List<Edit> edits) {
        var _ = new FileLock(file).alone(() -> {
            boolean there = Files.exists(file);
            String before = there ? text() : "";
            String bare = withoutMark(before);
            String edited = edited(bare, edits);
            if (!there || !edited.equals(bare)) {
                String mark = before.substring(0, before.length() - bare.length());
                AtomicFile.replace(file, (mark + edited).getBytes(StandardCharsets.UTF_8));
            }
            return edits.size();
        });
    }

    @Override
    public Workspace preview(List<Edit> edits, @Nullable String environment) {
        String edited = edited(Files.exists(file) ? withoutMark(text()) : "", edits);
        return new WorkspaceReader(file, edited).workspace(environment);
    }

    @Override
    public String text() {
        return WorkspaceText.decode(file, WorkspaceText.load(file));
    }

    @Override
    public boolean replace(String before, String after) {
        check(withoutMark(after));
        return new FileLock(file).alone(() -> {
            boolean same = text().equals(before);
            if (same) {
                AtomicFile.replace(file, after.getBytes(StandardCharsets.UTF_8));
            }
            return same;
        });
    }

    private String edited(String bare, List<Edit> edits) {
        String edited = bare;
        for (Edit edit : edits) {
            edited = Editor.apply(file, edited, edit);
        }
        check(edited);
        return edited;
    }

    /** Checks every environment, because each must open after the edit. */
    private void check(String edited) {
        WorkspaceReader reader = new WorkspaceReader(file, edited);
        List<Fault> faults = reader.faults(null);
        for (String environment : reader.environments()) {
            faults = reader.faults(environment);
        }
        if (!faults.isEmpty()) {
            throw new WorkspaceException(faults);
        }
    }

    private static String withoutMark(String text) {
        return text.startsWith(WorkspaceText.BYTE_ORDER_MARK) ? text.substring(1) : text;
    }
}
