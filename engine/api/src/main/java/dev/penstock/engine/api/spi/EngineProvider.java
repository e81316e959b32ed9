package dev.penstock.engine.api.spi;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.SecretStore;
import dev.penstock.engine.api.UnsupportedException;
import dev.penstock.engine.api.Workspace;
import dev.penstock.engine.api.WorkspaceStore;
import java.nio.file.Path;
import java.util.ServiceLoader;

/** The engine as a service: what {@link Penstock#open} finds. */
public interface EngineProvider {

    /** See {@link Penstock#open(Workspace, Caller)}. */
    Penstock open(Workspace workspace, Caller caller);

    /** See {@link WorkspaceStore#at}. */
    WorkspaceStore workspaces(Path file);

    /** See {@link SecretStore#beside}. */
    SecretStore secrets(Path workspaceFile);

    /**
     * Finds the engine by this class' loader, and then by the thread's context loader, as containers need.
     *
     * @throws UnsupportedException if there is none
     */
    static EngineProvider load() {
        return ServiceLoader.load(EngineProvider.class, EngineProvider.class.getClassLoader())
                .findFirst()
                .or(() -> ServiceLoader.load(EngineProvider.class).findFirst())
                .orElseThrow(() -> new UnsupportedException(
                        ErrorCode.NO_ENGINE,
                        "There is no engine on the module path or class path",
                        Diagnosis.of(Outcome.NOT_DONE, "Add penstock-engine-core at run time."),
                        null));
    }
}
