package dev.penstock.app.ui.shell;

import dev.penstock.app.ui.engine.EngineHost;
import dev.penstock.app.ui.engine.EngineState;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.view.Dialogs;
import dev.penstock.app.ui.work.Failure;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Fault;
import dev.penstock.engine.api.WorkspaceException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;

/** What stands in the window while no workspace is open: what is awaited, or what is wrong and what can be done. */
final class WorkspaceViewModel {
    private final ShellServices services;
    private final EngineHost host;
    private final Dialogs dialogs;
    private final Messages messages;
    private final Consumer<Runnable> leave;

    /** @param leave does what closes all views, or asks before */
    WorkspaceViewModel(ShellServices services, Dialogs dialogs, Messages messages, Consumer<Runnable> leave) {
        this.services = services;
        this.host = services.host();
        this.dialogs = dialogs;
        this.messages = messages;
        this.leave = leave;
    }

    ReadOnlyObjectProperty<EngineState> state() {
        return host.state();
    }

    /** All that is wrong with the workspace, in the order of the file; empty where something else failed. */
    static List<Fault> faults(Failure failure) {
        return failure.cause() instanceof WorkspaceException workspace ? workspace.faults() : List.of();
    }

    /** Where a fault stands, as editors take it: {@code penstock.yaml:4:12}. */
    static String place(Fault fault) {
        Path name = fault.file().getFileName();
        return fault.line() > 0 ? name + ":" + fault.line() + ":" + fault.column() : String.valueOf(name);
    }

    /** Lets the user choose another file. */
    void openAnother() {
        Path folder = host.state().get().file().toAbsolutePath().getParent();
        Dialogs.FileQuestion question = new Dialogs.FileQuestion(
                messages.say("workspace.choose"),
                folder,
                null,
                List.of(new Dialogs.Kind(messages.say("workspace.kind"), List.of("*.yaml", "*.yml"))));
        dialogs.openFile(question, file -> leave.accept(() -> host.open(file, null)));
    }

    /** The environments to choose from; none while no workspace is open. */
    List<String> environments() {
        return host.state().get() instanceof EngineState.Open(var penstock)
                ? penstock.workspace().environments()
                : List.of();
    }

    /** Opens the same workspace with another environment; null for none. */
    void choose(@Nullable String environment) {
        leave.accept(() -> host.open(host.state().get().file(), environment));
    }

    void reload() {
        host.reload();
    }

    /** Whether there is no file at all, so that one can be made. */
    static boolean absent(EngineState.Failed failed) {
        return failed.failure().code() == ErrorCode.WORKSPACE_UNREADABLE
                && failed.failure().cause().getCause() instanceof NoSuchFileException;
    }

    /** Makes the file where there is none, without a database, and opens Connections. */
    void create() {
        EngineState now = host.state().get();
        Path file = now.file().toAbsolutePath();
        services.background()
                .run(
                        () -> {
                            Files.createDirectories(Objects.requireNonNull(file.getParent()));
                            return Files.writeString(
                                    file, messages.say("workspace.new") + "\n", StandardOpenOption.CREATE_NEW);
                        },
                        made -> {
                            services.state().put(ShellViewModel.LAST_VIEW, "connections");
                            host.open(file, null);
                        },
                        failure -> {
                            services.notices().failed(failure);
                            host.reload();
                        });
    }

    /** Puts all faults on the clipboard, a line each. */
    void copy(Failure failure) {
        dialogs.copy(text(failure));
    }

    private static String text(Failure failure) {
        List<Fault> faults = faults(failure);
        return faults.isEmpty()
                ? failure.code().id() + " " + failure.sentence()
                : String.join("\n", faults.stream().map(Fault::toString).toList());
    }
}
