package dev.penstock.engine.core.workspace;

import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.UnsupportedException;
import dev.penstock.engine.api.Workspace;
import dev.penstock.engine.api.WorkspaceStore;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The store of one workspace file. Holds nothing but its path. */
public final class WorkspaceFile implements WorkspaceStore {
    private final Path file;

    /** The store of a file, which need not exist yet; a relative path begins at the working directory. */
    public WorkspaceFile(Path file) {
        this.file = file.toAbsolutePath().normalize();
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public Workspace read(@Nullable String environment) {
        String text = WorkspaceText.decode(file, WorkspaceText.load(file));
        return new WorkspaceReader(file, withoutMark(text)).workspace(environment);
    }

    @Override
    public void edit(List<Edit> edits) {
        throw new UnsupportedException(
                ErrorCode.NOT_YET,
                "The workspace " + file + " cannot be edited by this version",
                Diagnosis.of(Outcome.NOT_DONE, "Edit it with a text editor."),
                null);
    }

    private static String withoutMark(String text) {
        return text.startsWith(WorkspaceText.BYTE_ORDER_MARK) ? text.substring(1) : text;
    }
}
