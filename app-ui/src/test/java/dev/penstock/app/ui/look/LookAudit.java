package dev.penstock.app.ui.look;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Cell;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Looks at all windows for words that do not stand whole and for text that is hard to read. Words may be cut where
 * their style class {@code may-be-cut} says so and a tooltip has them whole; a cell of a table, whose value has a
 * panel, may be cut too. What is disabled may be pale, as WCAG has it.
 */
public final class LookAudit {
    /** What all text must reach. */
    public static final double CONTRAST = 4.5;
    /** What is enough from {@link #LARGE} on. */
    public static final double CONTRAST_OF_LARGE = 3.0;
    /** In pixels. */
    public static final double LARGE = 24;

    private static final String MAY_BE_CUT = "may-be-cut";
    private static final Set<String> CELLS = Set.of("grid-cell");
    private final Scene scene;
    private final Set<String> findings = new LinkedHashSet<>();

    private LookAudit(Scene scene) {
        this.scene = scene;
    }

    /** What is wrong in all windows there are, a sentence each; on the FX thread, once everything has been laid out. */
    public static List<String> findings() {
        List<String> all = new ArrayList<>();
        for (Window window : Window.getWindows()) {
            if (window.isShowing() && window.getScene() != null) {
                all.addAll(findings(window.getScene()));
            }
        }
        return all;
    }

    /** What is wrong in one. */
    public static List<String> findings(Scene scene) {
        LookAudit audit = new LookAudit(scene);
        audit.walk(scene.getRoot());
        return List.copyOf(audit.findings);
    }

    private void walk(Node node) {
        if (!node.isVisible() || node.getOpacity() == 0) {
            return;
        }
        if (node instanceof Labeled labeled) {
            whole(labeled);
        }
        if (node instanceof Text text && !(node instanceof FontIcon)) {
            readable(text);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(this::walk);
        }
    }

    private void whole(Labeled labeled) {
        if (!(labeled instanceof Label || labeled instanceof ButtonBase)
                || labeled.getText() == null
                || labeled.getText().isBlank()
                || CELLS.stream().anyMatch(labeled.getStyleClass()::contains)) {
            return;
        }
        String shown = shown(labeled);
        if (shown == null) {
            return;
        }
        if (shown.endsWith("…") || shown.contains(labeled.getEllipsisString())) {
            if (!shown.equals(labeled.getText()) && !labeled.getText().contains(labeled.getEllipsisString())) {
                cut(labeled, shown);
            }
        }
        Bounds bounds = labeled.localToScene(labeled.getLayoutBounds());
        if (!scrolled(labeled)
                && (bounds.getMinX() < -1
                        || bounds.getMinY() < -1
                        || bounds.getMaxX() > scene.getWidth() + 1
                        || bounds.getMaxY() > scene.getHeight() + 1)) {
            findings.add("%s stands outside the window: let it shrink or scroll".formatted(name(labeled)));
        }
    }

    private void cut(Labeled labeled, String shown) {
        if (!labeled.getStyleClass().contains(MAY_BE_CUT)) {
            findings.add("%s is cut to '%s': give it room, or mark it as %s with its words in a tooltip"
                    .formatted(name(labeled), shown, MAY_BE_CUT));
        } else if (!tipped(labeled)) {
            findings.add(
                    "%s is cut to '%s' and no tooltip has it whole: use Controls.tip".formatted(name(labeled), shown));
        }
    }

    private void readable(Text text) {
        Bounds sight = sight(text);
        if (text.getText().isBlank() || text.isDisabled() || sight.isEmpty()) {
            return;
        }
        Color fill = Contrast.color(text.getFill());
        if (fill == null) {
            return;
        }
        Color window = Contrast.color(scene.getFill());
        Color behind = Contrast.behind(text, sight, window == null ? Color.WHITE : window);
        double opacity = fill.getOpacity() * Contrast.opacity(text);
        Color seen = Contrast.over(
                Color.color(fill.getRed(), fill.getGreen(), fill.getBlue(), Math.min(1, opacity)), behind);
        double ratio = Contrast.ratio(seen, behind);
        boolean large = text.getFont().getSize() >= LARGE;
        if (ratio < (large ? CONTRAST_OF_LARGE : CONTRAST)) {
            findings.add(String.format(
                    Locale.ROOT,
                    "%s has a contrast of %.2f, %s on %s: take -color-fg-default or -color-fg-muted",
                    name(text),
                    ratio,
                    hex(seen),
                    hex(behind)));
        }
    }

    /** Where it can be seen: inside the window and inside all that is clipped on the way to it. */
    private Bounds sight(Text text) {
        Bounds seen = meet(
                text.localToScene(text.getLayoutBounds()), new BoundingBox(0, 0, scene.getWidth(), scene.getHeight()));
        for (Node each = text.getParent(); each != null; each = each.getParent()) {
            if (each.getClip() != null) {
                seen = meet(seen, each.localToScene(each.getClip().getBoundsInParent()));
            }
        }
        return seen;
    }

    private static Bounds meet(Bounds a, Bounds b) {
        double left = Math.max(a.getMinX(), b.getMinX());
        double top = Math.max(a.getMinY(), b.getMinY());
        return new BoundingBox(
                left, top, Math.min(a.getMaxX(), b.getMaxX()) - left, Math.min(a.getMaxY(), b.getMaxY()) - top);
    }

    /** What stands on screen of a label's text; null where it shows none. */
    private static @Nullable String shown(Labeled labeled) {
        return labeled.getChildrenUnmodifiable().stream()
                .filter(child -> child instanceof Text && !(child instanceof FontIcon) && child.isVisible())
                .map(child -> ((Text) child).getText())
                .findFirst()
                .orElse(null);
    }

    /** A tooltip of its own, or one of what it stands in. */
    private static boolean tipped(Node node) {
        for (Node each = node; each != null; each = each instanceof Cell ? null : each.getParent()) {
            if (each.getProperties().get(Tooltip.class) != null
                    || (each instanceof Labeled labeled && labeled.getTooltip() != null)) {
                return true;
            }
        }
        return false;
    }

    private static boolean scrolled(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each instanceof ScrollPane
                    || each.getStyleClass().contains("virtual-flow")
                    // the head of a table goes with its rows
                    || each.getStyleClass().contains("column-header-background")
                    || each.getStyleClass().contains("grid-cells")) {
                return true;
            }
        }
        return false;
    }

    /** Its words, and where it stands: the ids and style classes on the way to it. */
    private static String name(Node node) {
        String words =
                node instanceof Labeled labeled ? labeled.getText() : node instanceof Text text ? text.getText() : "";
        List<String> way = new ArrayList<>();
        for (Node each = node; each != null && way.size() < 4; each = each.getParent()) {
            String own = each.getId() != null
                    ? "#" + each.getId()
                    : each.getStyleClass().stream().map(style -> "." + style).collect(Collectors.joining());
            if (!own.isEmpty()) {
                way.addFirst(own);
            }
        }
        return "'%s' (%s)".formatted(words.lines().findFirst().orElse(""), String.join(" ", way));
    }

    private static String hex(Color color) {
        return "#%02x%02x%02x"
                .formatted(
                        Math.round(color.getRed() * 255),
                        Math.round(color.getGreen() * 255),
                        Math.round(color.getBlue() * 255));
    }
}
