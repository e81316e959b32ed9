package dev.penstock.engine.core;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.SecretStore;
import dev.penstock.engine.api.Workspace;
import dev.penstock.engine.api.WorkspaceStore;
import dev.penstock.engine.api.spi.EngineProvider;
import dev.penstock.engine.core.secret.EncryptedSecretStore;
import dev.penstock.engine.core.secret.SessionSecrets;
import dev.penstock.engine.core.workspace.WorkspaceFile;
import java.nio.file.Path;

/** The engine as a service, with the connectors and the recorder that are there beside it. */
public final class CoreEngineProvider implements EngineProvider {
    /** For {@link java.util.ServiceLoader}. */
    public CoreEngineProvider() {}

    @Override
    public Penstock open(Workspace workspace, Caller caller) {
        SecretStore store = workspace.inCode() ? new SessionSecrets() : secrets(workspace.file());
        return CoreEngine.open(workspace, store, caller);
    }

    @Override
    public WorkspaceStore workspaces(Path file) {
        return new WorkspaceFile(file);
    }

    @Override
    public SecretStore secrets(Path workspaceFile) {
        return EncryptedSecretStore.beside(workspaceFile);
    }
}
