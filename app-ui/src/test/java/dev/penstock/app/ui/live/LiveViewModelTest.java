package dev.penstock.app.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.fake.FakeContext;
import dev.penstock.app.ui.fake.FakeDatabase;
import dev.penstock.app.ui.fake.FakeDialogs;
import dev.penstock.app.ui.fake.FakeNavigator;
import dev.penstock.app.ui.fake.FakePenstock;
import dev.penstock.app.ui.fake.FakeStatements;
import dev.penstock.app.ui.fake.Fleets;
import dev.penstock.app.ui.fake.ManualTime;
import dev.penstock.app.ui.state.Preferences;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.view.Notices;
import dev.penstock.app.ui.view.Target;
import dev.penstock.app.ui.view.ViewContext;
import dev.penstock.app.ui.work.Background;
import dev.penstock.engine.api.EngineEvent;
import dev.penstock.engine.api.Health;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveViewModelTest {
    private static final StatementKey CUSTOMER = new StatementKey("orders", "select * from customer where id = ?");

    @TempDir
    Path folder;

    private final Queue<Runnable> workers = new ArrayDeque<>();
    private final ManualTime time = new ManualTime(FakeDatabase.NOW);
    private final FakeDialogs dialogs = new FakeDialogs();
    private final Notices notices = new Notices();
    private final FakeNavigator navigator = FakeNavigator.to("query");
    private final FakePenstock penstock = FakeStatements.fill(Fleets.full());
    private Preferences preferences;
    private LiveViewModel model;

    @BeforeEach
    void make() {
        Background background = new Background(workers::add, Runnable::run);
        penstock.metrics().clock(time);
        ViewContext context = FakeContext.of(penstock, background, Runnable::run, time, folder)
                .notices(notices)
                .dialogs(dialogs)
                .navigator(navigator)
                .make();
        preferences = context.preferences();
        model = new LiveViewModel(context, Messages.beside(LiveView.class));
    }

    private void work() {
        while (!workers.isEmpty()) {
            workers.remove().run();
        }
    }

    private void show() {
        model.show(true);
        work();
    }

    private List<StatementKey> keys() {
        return model.rows().shown().stream().map(StatementRow::key).toList();
    }

    @Test
    void offScreen_looksAtThePoolsAlone() {
        time.pass(Duration.ofSeconds(3));
        work();
        assertThat(model.state().get()).isNull();
        assertThat(model.rows().shown()).isEmpty();
        show();
        assertThat(model.state().get().tiles().active().trend().stream().boxed().filter(value -> !value.isNaN()))
                .as("it was looked at before")
                .isNotEmpty();
        assertThat(model.state().get().health()).isEqualTo(Health.DOWN);
        assertThat(keys()).hasSize(10);
        model.show(false);
        assertThat(workers).isEmpty();
    }

    @Test
    void refreshOfTheSettings_isHowOftenItReads() {
        show();
        time.pass(Duration.ofSeconds(1));
        work();
        Instant last = model.state().get().at();
        preferences.refresh().set(Duration.ofSeconds(5));
        for (int second = 0; second < 4; second++) {
            time.pass(Duration.ofSeconds(1));
            work();
        }
        assertThat(model.state().get().at()).isEqualTo(last);
        assertThat(model.age().get()).as("as old as was wanted").isEmpty();
        time.pass(Duration.ofSeconds(1));
        work();
        assertThat(model.state().get().at()).isEqualTo(last.plusSeconds(5));
        preferences.refresh().set(Duration.ZERO);
        for (int second = 0; second < 20; second++) {
            time.pass(Duration.ofSeconds(1));
            work();
        }
        assertThat(model.state().get().at()).isEqualTo(last.plusSeconds(5));
        assertThat(model.age().get()).as("it stands still and says so").isNotEmpty();
        model.refreshNow();
        work();
        assertThat(model.state().get().at()).isEqualTo(last.plusSeconds(25));
    }

    @Test
    void everySecond_readsAnew() {
        show();
        LiveState first = model.state().get();
        time.pass(Duration.ofSeconds(1));
        work();
        assertThat(model.state().get().at()).isEqualTo(first.at().plusSeconds(1));
        penstock.fire(new EngineEvent.TopologyChanged(
                time.instant(),
                penstock.database("orders").topology(),
                penstock.database("orders").topology()));
        assertThat(workers).as("a node that changes is not waited for").hasSize(1);
        work();
    }

    @Test
    void slowReading_isNotAskedTwice() {
        model.show(true);
        time.pass(Duration.ofSeconds(5));
        assertThat(workers).hasSize(1);
        workers.remove().run();
        assertThat(workers).hasSize(1);
        work();
        assertThat(workers).isEmpty();
    }

    @Test
    void choose_showsOneDatabaseAlone() {
        show();
        model.choose("billing");
        work();
        assertThat(keys()).hasSize(2).allMatch(key -> key.database().equals("billing"));
        assertThat(model.state().get().health()).isEqualTo(Health.DEGRADED);
        model.turnTo(Target.of("live", "catalog"));
        work();
        assertThat(model.database().get()).isEqualTo("catalog");
        model.turnTo(new Target("live", "nowhere", null));
        assertThat(model.database().get()).isEqualTo("catalog");
        model.choose(null);
        work();
        assertThat(keys()).hasSize(10);
    }

    @Test
    void choose_whileReading_dropsTheAnswerOfTheOther() {
        model.show(true);
        model.choose("billing");
        workers.remove().run();
        assertThat(model.state().get()).isNull();
        work();
        assertThat(keys()).hasSize(2);
    }

    @Test
    void select_tellsItsDetailAndOpensItsText() {
        show();
        model.open();
        model.copyStatement();
        assertThat(navigator.gone()).isEmpty();
        assertThat(dialogs.copied()).isNull();

        model.select(CUSTOMER);
        work();

        assertThat(model.detail().get().nodes())
                .extracting(Detail.Part::title)
                .containsExactly("db2.fra.shop.example:5432");
        assertThat(model.detail().get().slowest()).hasSize(10);
        model.copyStatement();
        assertThat(dialogs.copied()).isEqualTo(CUSTOMER.digest());
        model.open();
        assertThat(navigator.gone())
                .containsExactly(new Target("query", "orders", "select * from customer where id = 42"));
        model.select(CUSTOMER);
        assertThat(workers).as("it is selected already").isEmpty();
        model.select(null);
        assertThat(model.detail().get()).isNull();
    }

    @Test
    void select_textIsNotKept_doesNotOpen() {
        penstock.metrics()
                .statement("orders", FakeStatements.of("insert …", null, 5, 0, Duration.ofMillis(1), "db1:5432"));
        show();
        model.select(new StatementKey("orders", "insert …"));
        work();
        model.open();
        assertThat(navigator.gone()).isEmpty();
    }

    @Test
    void openQuery_goesToTheDatabaseShown() {
        model.choose("billing");
        model.openQuery();
        assertThat(navigator.gone()).containsExactly(new Target("query", "billing", null));
        assertThat(model.opens()).isTrue();
    }

    @Test
    void selectedStatementThatIsGone_saysSo() {
        show();
        model.select(CUSTOMER);
        work();
        penstock.metrics().without("orders");
        time.pass(Duration.ofSeconds(1));
        work();
        assertThat(model.detail().get().lines()).isEmpty();
        assertThat(model.detail().get().text()).isNull();
    }

    @Test
    void paused_standsStillAndTellsItsAge() {
        show();
        LiveState before = model.state().get();
        model.paused().set(true);
        time.pass(Duration.ofSeconds(7));
        work();
        assertThat(model.state().get()).isSameAs(before);
        assertThat(model.age().get()).isEqualTo("Paused 7 s ago");
        model.show(false);
        model.show(true);
        work();
        assertThat(model.state().get()).isSameAs(before);
        model.refreshNow();
        work();
        assertThat(model.state().get()).isNotSameAs(before);
        assertThat(model.age().get()).isEqualTo("Paused 0 s ago");
        model.paused().set(false);
        work();
        assertThat(model.age().get()).isEmpty();
    }

    @Test
    void readingThatHangs_makesWhatIsShownStale() {
        show();
        time.pass(Duration.ofSeconds(4));
        assertThat(model.age().get()).isEqualTo("As it was 4 s ago");
        work();
        assertThat(model.age().get()).isEmpty();
    }

    @Test
    void failure_isToldAndGoesWithTheNextReading() {
        show();
        penstock.metrics().fail(true);
        time.pass(Duration.ofSeconds(1));
        work();
        assertThat(model.failure().get().summary()).contains("no metrics");
        assertThat(model.state().get()).isNotNull();
        penstock.metrics().fail(false);
        time.pass(Duration.ofSeconds(1));
        work();
        assertThat(model.failure().get()).isNull();
    }

    @Test
    void copyAndExport_takeWhatIsShown() throws IOException {
        show();
        model.rows().filter("CUSTOMER where");
        model.copyTable();
        assertThat(dialogs.copied())
                .startsWith("database\tstatement\tcalls\t")
                .contains("orders\tselect * from customer where id = ?\t912440\t")
                .hasLineCount(2);
        Path file = folder.resolve("statements.csv");
        dialogs.choose(file);
        model.export();
        work();
        assertThat(Files.readString(file)).contains("orders,select * from customer where id = ?,912440,2737320,0,");
        assertThat(notices.shown()).hasSize(2);
        dialogs.choose(folder.resolve("nowhere").resolve("statements.csv"));
        model.export();
        work();
        assertThat(notices.shown()).hasSize(3);
    }

    @Test
    void close_stopsReading() {
        show();
        model.close();
        time.pass(Duration.ofSeconds(5));
        assertThat(workers).isEmpty();
    }
}
