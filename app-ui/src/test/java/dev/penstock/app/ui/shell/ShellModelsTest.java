package dev.penstock.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.engine.EngineHost;
import dev.penstock.app.ui.engine.EngineState;
import dev.penstock.app.ui.fake.FakeDatabase;
import dev.penstock.app.ui.fake.FakeDialogs;
import dev.penstock.app.ui.fake.FakePenstock;
import dev.penstock.app.ui.fake.FakeTask;
import dev.penstock.app.ui.fake.Fleets;
import dev.penstock.app.ui.fake.ManualTime;
import dev.penstock.app.ui.overview.OverviewView;
import dev.penstock.app.ui.state.AppFolder;
import dev.penstock.app.ui.state.KeyValueStore;
import dev.penstock.app.ui.state.Preferences;
import dev.penstock.app.ui.state.StateAtOnce;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.view.Dialogs;
import dev.penstock.app.ui.view.Notices;
import dev.penstock.app.ui.view.Target;
import dev.penstock.app.ui.view.View;
import dev.penstock.app.ui.view.ViewContext;
import dev.penstock.app.ui.view.ViewFactory;
import dev.penstock.app.ui.work.Background;
import dev.penstock.app.ui.work.Failure;
import dev.penstock.app.ui.work.Tasks;
import dev.penstock.engine.api.Fault;
import dev.penstock.engine.api.Health;
import dev.penstock.engine.api.WorkspaceException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.feather.Feather;

/** The shell's models without a toolkit. */
class ShellModelsTest {
    private static final Path FILE = Path.of("/srv/shop/penstock.yaml");

    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();
    private final ManualTime time = new ManualTime(FakeDatabase.NOW);
    private final Background background = new Background(Runnable::run, Runnable::run);
    private final FakeDialogs dialogs = new FakeDialogs();
    private Dialogs.@Nullable Question question;
    private FakePenstock penstock = Fleets.full();
    private EngineHost host;
    private ShellServices services;
    private ShellViewModel model;

    private final class Named implements View {
        private final String id;

        Named(String id, ViewContext context) {
            this.id = id;
            assertThat(context.penstock()).isNotNull();
            said.add(id + " made");
        }

        @Override
        public Node node() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void onShow() {
            said.add(id + " shown");
        }

        @Override
        public void onHide() {
            said.add(id + " hidden");
        }

        @Override
        public void turnTo(Target target) {
            said.add(id + " to " + target.database());
        }

        @Override
        public void refresh() {
            said.add(id + " refreshed");
        }

        @Override
        public Optional<Dialogs.Question> leaving() {
            return Optional.ofNullable(question);
        }

        @Override
        public void focus() {
            said.add(id + " focused");
        }

        @Override
        public void close() {
            said.add(id + " closed");
        }
    }

    @BeforeEach
    void make() {
        host = new EngineHost(
                (file, environment) -> new EngineHost.Opened(penstock, () -> {}), background, time, FILE, "prod");
        KeyValueStore state = StateAtOnce.open(folder.resolve("desktop.properties"));
        services = new ShellServices(
                host,
                new Preferences(state),
                state,
                new AppFolder(folder),
                background,
                Runnable::run,
                time,
                time,
                new Tasks(background, time),
                new Notices());
        model = new ShellViewModel(
                services, dialogs, List.of(named("a"), named("b")), () -> said.add("asks for a workspace"));
    }

    private ViewFactory named(String id) {
        return new ViewFactory(id, OverviewView.class, Feather.GRID, context -> new Named(id, context));
    }

    @Test
    void views_comeWithAnEngineAndGoWithIt() {
        assertThat(model.pages()).isEmpty();
        host.open(FILE, "prod");
        assertThat(model.pages()).hasSize(2);
        assertThat(model.current().get().id()).isEqualTo("a");
        model.show(1);
        model.show(1);
        model.show(7);
        assertThat(said).containsExactly("a made", "a shown", "a hidden", "b made", "b shown");
        said.clear();
        host.reload();
        assertThat(said).containsExactly("b hidden", "a closed", "b closed", "b made", "b shown");
        assertThat(penstock.listeners()).isEqualTo(1);
        model.close();
        assertThat(model.current().get()).isNull();
        assertThat(penstock.listeners()).isZero();
    }

    @Test
    void views_areMadeWhenTheyAreNeededOrThereIsTime() {
        host.open(FILE, null);
        assertThat(model.made().get()).isEqualTo(1);
        assertThat(said).containsExactly("a made", "a shown");
        assertThat(model.makeNext()).isTrue();
        assertThat(said).last().isEqualTo("b made");
        assertThat(model.made().get()).isEqualTo(2);
        assertThat(model.makeNext()).isFalse();
        model.close();
        assertThat(model.made().get()).isZero();
        assertThat(model.makeNext()).isFalse();
    }

    @Test
    void close_ofAViewThatWasNeverMade_hasNothingToClose() {
        host.open(FILE, null);
        said.clear();
        model.close();
        assertThat(said).containsExactly("a hidden", "a closed");
    }

    @Test
    void go_showsTheViewAndTurnsIt() {
        host.open(FILE, null);
        said.clear();
        model.go(Target.of("b", "orders"));
        model.go(Target.of("c", "orders"));
        assertThat(said).containsExactly("a hidden", "b made", "b shown", "b to orders", "b focused");
        assertThat(model.has("b")).isTrue();
        assertThat(model.has("c")).isFalse();
        model.openWorkspace();
        assertThat(said).last().isEqualTo("asks for a workspace");
    }

    @Test
    void refresh_readsTheWorkspaceWhereNoViewIsShown() {
        model.refresh();
        assertThat(model.current().get()).isNotNull();
        model.refresh();
        assertThat(said).containsExactly("a made", "a shown", "a refreshed");
    }

    @Test
    void status_tellsWorkspaceFleetAndHeap() {
        StatusViewModel status = new StatusViewModel(host, services.preferences(), time);
        assertThat(status.status().get().fleet()).isNull();
        host.open(FILE, "prod");
        assertThat(status.status().get().file()).isEqualTo("penstock.yaml");
        assertThat(status.status().get().environments()).containsExactly("dev", "prod");
        assertThat(status.status().get().fleet()).isEqualTo(new StatusViewModel.Fleet(2, 5, Health.DOWN));
        assertThat(status.status().get().heapUsed()).isPositive();
        penstock = Fleets.empty();
        new WorkspaceViewModel(services, dialogs, Messages.beside(WorkspaceViewModel.class), Runnable::run)
                .choose(null);
        time.pass(Duration.ofSeconds(1));
        assertThat(status.status().get().environment()).isNull();
        assertThat(status.status().get().fleet()).isEqualTo(new StatusViewModel.Fleet(0, 0, Health.UNKNOWN));
    }

    @Test
    void leave_asksOnlyIfAViewWouldLoseSomething() {
        host.reload();
        model.leave(() -> said.add("left"));
        assertThat(said).endsWith("left");
        assertThat(dialogs.confirmations()).isEmpty();

        question = new Dialogs.Question("Roll back?", "One is open.", "Roll back", true);
        model.leave(() -> said.add("left after a question"));
        assertThat(dialogs.confirmations()).containsExactly(question);
        assertThat(said).endsWith("left after a question");

        dialogs.refuse();
        model.leave(() -> said.add("left in spite of it"));
        assertThat(said).doesNotContain("left in spite of it");
    }

    @Test
    void workspace_listsItsFaultsAndCopiesThem() {
        WorkspaceViewModel workspace =
                new WorkspaceViewModel(services, dialogs, Messages.beside(WorkspaceViewModel.class), Runnable::run);
        Fault fault = new Fault(FILE, 4, 12, "databases.orders.pool.max", "found 0", "Write 1.");
        Failure failure = Failure.of(new WorkspaceException(List.of(fault)));
        assertThat(WorkspaceViewModel.faults(failure)).containsExactly(fault);
        assertThat(WorkspaceViewModel.place(fault)).isEqualTo("penstock.yaml:4:12");
        assertThat(WorkspaceViewModel.place(new Fault(FILE, 0, 0, "", "is missing", "Make it.")))
                .isEqualTo("penstock.yaml");
        workspace.copy(failure);
        assertThat(dialogs.copied()).isEqualTo(fault.toString());
        Failure other = Failure.of(FakeTask.cancelled());
        assertThat(WorkspaceViewModel.faults(other)).isEmpty();
        workspace.copy(other);
        assertThat(dialogs.copied()).isEqualTo("PEN-1405 It was cancelled. Begin again.");
    }

    @Test
    void workspace_opensAnother() {
        WorkspaceViewModel workspace =
                new WorkspaceViewModel(services, dialogs, Messages.beside(WorkspaceViewModel.class), Runnable::run);
        workspace.openAnother();
        assertThat(model.pages()).isEmpty();
        dialogs.choose(Path.of("/other/penstock.yaml"));
        workspace.openAnother();
        assertThat(workspace.state().get()).isInstanceOf(EngineState.Open.class);
        assertThat(dialogs.questions())
                .hasSize(2)
                .allSatisfy(question -> assertThat(question.folder()).isEqualTo(FILE.getParent()));
        workspace.reload();
        assertThat(penstock.closed()).isTrue();
    }

    @Test
    void workspace_absent_canBeMadeHere() throws Exception {
        Path file = folder.resolve("new/penstock.yaml");
        host = new EngineHost(
                (path, environment) -> new EngineHost.Opened(
                        dev.penstock.engine.api.Penstock.open(
                                dev.penstock.engine.api.WorkspaceStore.at(path).read(environment)),
                        () -> {}),
                background,
                time,
                file,
                "prod");
        services = new ShellServices(
                host,
                services.preferences(),
                services.state(),
                services.folder(),
                background,
                Runnable::run,
                time,
                time,
                services.tasks(),
                services.notices());
        WorkspaceViewModel workspace =
                new WorkspaceViewModel(services, dialogs, Messages.beside(WorkspaceViewModel.class), Runnable::run);
        host.reload();
        assertThat(workspace.state().get())
                .isInstanceOfSatisfying(
                        EngineState.Failed.class,
                        failed -> assertThat(WorkspaceViewModel.absent(failed)).isTrue());
        workspace.create();
        assertThat(workspace.state().get()).isInstanceOf(EngineState.Open.class);
        assertThat(java.nio.file.Files.readString(file)).startsWith("# ").endsWith("databases:\n");
        assertThat(services.state().get(ShellViewModel.LAST_VIEW)).hasValue("connections");
        workspace.create();
        assertThat(services.notices().shown()).hasSize(1);
        assertThat(java.nio.file.Files.readString(file)).startsWith("# ");
        host.close();
    }
}
