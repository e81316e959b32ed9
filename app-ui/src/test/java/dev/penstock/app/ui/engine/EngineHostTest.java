package dev.penstock.app.ui.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.fake.FakeDatabase;
import dev.penstock.app.ui.fake.FakePenstock;
import dev.penstock.app.ui.work.Background;
import dev.penstock.engine.api.EngineEvent;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class EngineHostTest {
    private static final Path A = Path.of("/a/penstock.yaml");
    private static final Path B = Path.of("/b/penstock.yaml");
    private final Queue<Runnable> workers = new ArrayDeque<>();
    private final List<FakePenstock> opened = new ArrayList<>();
    private final List<String> besideClosed = new ArrayList<>();
    private final EngineHost host = new EngineHost(
            (file, environment) -> {
                if ("broken".equals(environment)) {
                    throw new IllegalStateException("no such environment");
                }
                FakePenstock penstock = new FakePenstock(file, environment);
                opened.add(penstock);
                return new EngineHost.Opened(penstock, () -> besideClosed.add(file.toString()));
            },
            new Background(workers::add, Runnable::run),
            InstantSource.fixed(FakeDatabase.NOW),
            A,
            "dev");

    private void work() {
        while (!workers.isEmpty()) {
            workers.remove().run();
        }
    }

    @Test
    void open_goesFromOpeningToOpen() {
        assertThat(host.state().get()).isEqualTo(new EngineState.Opening(A, "dev", FakeDatabase.NOW));
        host.open(A, "dev");
        work();
        assertThat(host.state().get()).isInstanceOf(EngineState.Open.class);
        assertThat(host.state().get().file()).isEqualTo(A);
        assertThat(host.state().get().environment()).isEqualTo("dev");
    }

    @Test
    void nextWorkspace_closesTheLastFirst() {
        host.open(A, null);
        work();
        host.open(B, null);
        work();
        assertThat(opened.getFirst().closed()).isTrue();
        assertThat(besideClosed).containsExactly(A.toString());
        assertThat(host.state().get().file()).isEqualTo(B);
    }

    @Test
    void engineThatComesTooLate_isClosed() {
        host.open(A, null);
        host.open(B, null);
        work();
        assertThat(opened).hasSize(2);
        assertThat(opened.getFirst().closed()).isTrue();
        assertThat(opened.getLast().closed()).isFalse();
        assertThat(host.state().get().file()).isEqualTo(B);
    }

    @Test
    void failure_isKeptAndReloadTriesAgain() {
        host.open(A, "broken");
        work();
        assertThat(host.state().get()).isInstanceOfSatisfying(EngineState.Failed.class, failed -> {
            assertThat(failed.failure().summary()).contains("no such environment");
            assertThat(failed.environment()).isEqualTo("broken");
        });
        host.reload();
        assertThat(host.state().get()).isInstanceOf(EngineState.Opening.class);
        work();
        assertThat(host.state().get()).isInstanceOf(EngineState.Failed.class);
    }

    @Test
    void failureThatComesTooLate_isForgotten() {
        host.open(A, "broken");
        host.open(B, null);
        work();
        assertThat(host.state().get()).isInstanceOf(EngineState.Open.class);
    }

    @Test
    void close_endsTheEngineAndTakesNoOther() {
        host.open(A, null);
        work();
        host.open(B, null);
        host.close();
        work();
        assertThat(opened).allMatch(FakePenstock::closed);
        host.close();
    }

    @Test
    void whatRunsBeside_mayFailToClose() {
        FakePenstock penstock = new FakePenstock((String) null);
        new EngineHost.Opened(penstock, () -> {
                    throw new IllegalStateException("stuck");
                })
                .close();
        assertThat(penstock.closed()).isTrue();
    }

    @Test
    void events_comeInHeapsOfTheirKind() {
        FakePenstock penstock = new FakePenstock((String) null);
        EngineEvents events = new EngineEvents(penstock, workers::add);
        List<List<EngineEvent.Dropped>> heaps = new ArrayList<>();
        penstock.fire(new EngineEvent.Dropped(FakeDatabase.NOW, 1));
        assertThat(workers).isEmpty();
        var listening = events.on(EngineEvent.Dropped.class, heaps::add);
        events.on(EngineEvent.TopologyChanged.class, changed -> {
            throw new AssertionError("there was none");
        });
        for (int i = 0; i < 10_005; i++) {
            penstock.fire(new EngineEvent.Dropped(FakeDatabase.NOW, i));
        }
        assertThat(workers).hasSize(1);
        work();
        assertThat(heaps).singleElement().satisfies(heap -> assertThat(heap).hasSize(10_000));
        listening.close();
        penstock.fire(new EngineEvent.Dropped(FakeDatabase.NOW, 7));
        assertThat(workers).isEmpty();
        events.close();
        assertThat(penstock.listeners()).isZero();
    }
}
