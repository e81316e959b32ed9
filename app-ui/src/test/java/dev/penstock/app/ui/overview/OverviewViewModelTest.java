package dev.penstock.app.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.fake.FakeContext;
import dev.penstock.app.ui.fake.FakeDatabase;
import dev.penstock.app.ui.fake.FakeDialogs;
import dev.penstock.app.ui.fake.FakeNavigator;
import dev.penstock.app.ui.fake.FakePenstock;
import dev.penstock.app.ui.fake.Fleets;
import dev.penstock.app.ui.fake.ManualTime;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.view.Target;
import dev.penstock.app.ui.work.Background;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverviewViewModelTest {
    @TempDir
    Path folder;

    private final Queue<Runnable> workers = new ArrayDeque<>();
    private final ManualTime time = new ManualTime(FakeDatabase.NOW);
    private final FakeDialogs dialogs = new FakeDialogs();
    private final FakeNavigator navigator = FakeNavigator.to("query");
    private final FakePenstock penstock = Fleets.full();
    private OverviewViewModel model;

    @BeforeEach
    void make() {
        Background background = new Background(workers::add, Runnable::run);
        model = new OverviewViewModel(
                FakeContext.of(penstock, background, Runnable::run, time, folder)
                        .dialogs(dialogs)
                        .navigator(navigator)
                        .make(),
                Messages.beside(OverviewView.class));
    }

    private void work() {
        while (!workers.isEmpty()) {
            workers.remove().run();
        }
    }

    @Test
    void refresh_whileReading_waitsForItsEnd() {
        model.refresh();
        model.refresh();
        assertThat(workers).hasSize(1);
        workers.remove().run();
        assertThat(workers).hasSize(1);
        work();
        assertThat(model.fleet().get().cards()).hasSize(5);
        assertThat(model.failure().get()).isNull();
    }

    @Test
    void select_readsAllThatIsKnown() {
        work();
        model.copy();
        assertThat(dialogs.copied()).isNull();
        model.select("orders");
        work();
        assertThat(model.selected().get()).isEqualTo("orders");
        assertThat(model.inspection().get().name()).isEqualTo("orders");
        model.copy();
        assertThat(dialogs.copied()).startsWith("orders\n");
        model.select("billing");
        model.select(null);
        work();
        assertThat(model.inspection().get()).isNull();
    }

    @Test
    void selectedDatabaseThatIsGone_saysSo() {
        work();
        model.select("nothing");
        work();
        assertThat(model.failure().get().summary()).contains("nothing");
    }

    @Test
    void order_staysWhileHeld() {
        work();
        List<String> before = names();
        model.hold(true);
        ((FakeDatabase) penstock.database("sessions")).without();
        time.pass(Duration.ofSeconds(1));
        work();
        assertThat(names()).isEqualTo(before);
        model.hold(false);
        work();
        assertThat(names()).isNotEqualTo(before);
    }

    private List<String> names() {
        return model.fleet().get().cards().stream().map(CardState::name).toList();
    }

    @Test
    void open_goesToTheFirstViewThereIs() {
        assertThat(model.opens()).isTrue();
        model.open("orders");
        assertThat(navigator.gone()).containsExactly(Target.of("query", "orders"));
        model.close();
        work();
        time.pass(Duration.ofSeconds(5));
        assertThat(workers).isEmpty();
    }

    @Test
    void workspaceChanged_showsItsDatabases_andLetsGoOfASelectedOneThatIsGone() {
        model.select("orders");
        work();
        penstock.become((FakeDatabase) penstock.database("orders"), (FakeDatabase) penstock.database("catalog"));
        work();
        assertThat(names()).containsExactlyInAnyOrder("orders", "catalog");
        assertThat(model.selected().get()).isEqualTo("orders");
        penstock.become((FakeDatabase) penstock.database("catalog"));
        work();
        assertThat(names()).containsExactly("catalog");
        assertThat(model.selected().get()).isNull();
        assertThat(model.failure().get()).isNull();
    }
}
