package dev.penstock.app.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.Desk;
import dev.penstock.app.ui.fake.FakeDatabase;
import dev.penstock.app.ui.fake.FakeTask;
import dev.penstock.app.ui.fake.ManualTime;
import dev.penstock.app.ui.text.Figure;
import dev.penstock.app.ui.view.Severity;
import dev.penstock.app.ui.work.Failure;
import dev.penstock.engine.api.Health;
import dev.penstock.engine.api.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.event.Event;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;
import org.testfx.api.FxToolkit;

class ControlsTest {
    private final List<String> said = new ArrayList<>();

    @BeforeAll
    static void toolkit() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    private static void on(Runnable action) {
        Desk.fx(() -> {
            action.run();
            return true;
        });
    }

    private static String word(Badge badge) {
        return ((Label) badge.getChildren().getLast()).getText();
    }

    private static @Nullable String tip(javafx.scene.Node node) {
        return node.getProperties().get(Tooltip.class) instanceof Tooltip tooltip ? tooltip.getText() : null;
    }

    @Test
    void badges_haveAlwaysAWord() {
        on(() -> {
            for (Health health : Health.values()) {
                assertThat(word(Badge.of(health))).isNotBlank();
                assertThat(Badge.of(health).getChildren()).hasSize(2);
            }
            for (Role role : Role.values()) {
                assertThat(word(Badge.of(role))).isNotBlank();
            }
            for (Severity severity : Severity.values()) {
                assertThat(word(Badge.of(severity))).isNotBlank();
            }
            assertThat(Badge.environment("prod-eu").getStyleClass()).contains("production");
            assertThat(Badge.environment("dev").getStyleClass()).doesNotContain("production");
            assertThat(Badge.production("Production")).isTrue();
            assertThat(Badge.production("product")).isFalse();
            assertThat(word(Badge.word("read-only"))).isEqualTo("read-only");
        });
    }

    @Test
    void buttons_doAndTellTheirKey() {
        on(() -> {
            Controls.button("Run it", () -> said.add("run")).fire();
            assertThat(Controls.accentButton("Go", () -> {}).getStyleClass()).contains("accent");
            Button icon = Controls.iconButton(
                    Feather.X, "Close", new KeyCodeCombination(KeyCode.ESCAPE), () -> said.add("closed"));
            icon.fire();
            assertThat(tip(icon)).isEqualTo("Close (" + new KeyCodeCombination(KeyCode.ESCAPE).getDisplayText() + ")");
            assertThat(tip(Controls.iconButton(Feather.X, "Close", null, () -> {})))
                    .isEqualTo("Close");
        });
        assertThat(said).containsExactly("run", "closed");
    }

    @Test
    void missingFigure_hasItsReasonInTheTooltip() {
        on(() -> {
            Label label = Controls.label("");
            Controls.show(label, Figure.missing("never asked"));
            assertThat(label.getText()).isEqualTo("—");
            assertThat(tip(label)).isEqualTo("never asked");
            Controls.show(label, Figure.missing("asked in vain"));
            assertThat(tip(label)).isEqualTo("asked in vain");
            Controls.show(label, Figure.of("3 ms"));
            assertThat(tip(label)).isNull();
            Controls.tip(label, null);
            assertThat(Controls.spring()).isInstanceOf(Region.class);
        });
    }

    @Test
    void emptyState_isASentenceAndAnAction() {
        on(() -> {
            assertThat(new EmptyState(Feather.DATABASE, "Nothing yet.", null, null).getChildren())
                    .hasSize(2);
            EmptyState state = new EmptyState(Feather.DATABASE, "Nothing yet.", "Open one", () -> said.add("open"));
            ((Button) state.getChildren().getLast()).fire();
        });
        assertThat(said).containsExactly("open");
    }

    @Test
    void errorStrip_takesNoRoomUntilSomethingFails() {
        on(() -> {
            ErrorStrip strip = new ErrorStrip();
            assertThat(strip.isManaged()).isFalse();
            strip.show(Failure.of(FakeTask.cancelled()));
            assertThat(strip.isVisible()).isTrue();
            assertThat(((Label) strip.getChildren().getLast()).getText()).isEqualTo("PEN-1405");
            strip.show(null);
            assertThat(strip.isVisible()).isFalse();
        });
    }

    @Test
    void meter_fillsByItsShare() {
        on(() -> {
            Meter meter = new Meter();
            meter.resize(100, 4);
            meter.show(0.5);
            meter.layout();
            assertThat(((Region) meter.getChildrenUnmodifiable().getFirst()).getWidth())
                    .isEqualTo(50);
            meter.show(Double.NaN);
            meter.layout();
            assertThat(((Region) meter.getChildrenUnmodifiable().getFirst()).getWidth())
                    .isZero();
            meter.show(7);
            assertThat(meter.getPseudoClassStates())
                    .extracting(Object::toString)
                    .contains("full");
        });
    }

    @Test
    void sparkline_breaksWhereAValueIsMissing() {
        on(() -> {
            Sparkline line = new Sparkline(1);
            line.resize(100, 24);
            line.describe(value -> value + " ms", place -> "place " + place);
            line.show(new double[] {1, 2, Double.NaN, 4, 0});
            line.layout();
            Path path = (Path) line.getChildren().get(1);
            assertThat(path.getElements().stream().filter(MoveTo.class::isInstance))
                    .hasSize(2);
            assertThat(path.getElements().stream().filter(LineTo.class::isInstance))
                    .hasSize(2);
            assertThat(((LineTo) path.getElements().get(3)).getY()).isEqualTo(23);
            Event.fireEvent(line, moved(MouseEvent.MOUSE_MOVED, 50));
            assertThat(tip(line)).isEqualTo("— · place 2");
            Event.fireEvent(line, moved(MouseEvent.MOUSE_MOVED, 25));
            assertThat(tip(line)).isEqualTo("2.0 ms · place 1");
            Event.fireEvent(line, moved(MouseEvent.MOUSE_EXITED, 500));
            assertThat(tip(line)).isNull();
            line.show(new double[] {0});
        });
    }

    private static MouseEvent moved(javafx.event.EventType<MouseEvent> type, double x) {
        return new MouseEvent(
                type,
                x,
                5,
                x,
                5,
                javafx.scene.input.MouseButton.NONE,
                0,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                null);
    }

    @Test
    void waiting_showsAfterAMomentWithCancel() {
        on(() -> {
            ManualTime time = new ManualTime(FakeDatabase.NOW);
            WaitingOverlay overlay = new WaitingOverlay(time, time);
            overlay.begin("Reading", () -> said.add("cancelled"));
            time.pass(Duration.ofMillis(100));
            assertThat(overlay.isVisible()).isFalse();
            time.pass(Duration.ofSeconds(3));
            assertThat(overlay.isVisible()).isTrue();
            assertThat(overlay.lookupAll(".label"))
                    .anySatisfy(node -> assertThat(((Label) node).getText())
                            .contains("Reading")
                            .contains("3 s"));
            ((Button) overlay.lookup(".button")).fire();
            overlay.begin("Reading on", null);
            assertThat(overlay.lookup(".button").isVisible()).isFalse();
            ((Button) overlay.lookup(".button")).fire();
            overlay.end();
            assertThat(overlay.isVisible()).isFalse();
            assertThat(time.ticking()).isZero();
        });
        assertThat(said).containsExactly("cancelled");
    }
}
