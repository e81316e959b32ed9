package dev.penstock.app.ui.look;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Paint;
import org.jspecify.annotations.Nullable;

/** How well a text stands out from what is behind it, by the formula of WCAG 2.2. */
final class Contrast {
    private Contrast() {}

    /** From 1, not to be seen, to 21. */
    static double ratio(Color text, Color background) {
        double a = luminance(text);
        double b = luminance(background);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /** What is painted behind the middle of what can be seen of a node, by its ancestors and by what they show below. */
    static Color behind(Node node, Bounds seen, Color window) {
        Point2D middle = new Point2D(seen.getCenterX(), seen.getCenterY());
        List<Color> layers = new ArrayList<>();
        Node below = null;
        for (Node each = node; each != null; below = each, each = each.getParent()) {
            if (below != null && each instanceof Parent parent) {
                siblings(parent, below, middle, layers);
            }
            if (each instanceof Region region) {
                fills(region, middle, layers);
            }
            if (!layers.isEmpty() && layers.getLast().isOpaque()) {
                break;
            }
        }
        Color color = window;
        for (Color layer : layers.reversed()) {
            color = over(layer, color);
        }
        return color;
    }

    /** One colour as it looks above another. */
    static Color over(Color above, Color below) {
        double share = above.getOpacity();
        return Color.color(
                above.getRed() * share + below.getRed() * (1 - share),
                above.getGreen() * share + below.getGreen() * (1 - share),
                above.getBlue() * share + below.getBlue() * (1 - share));
    }

    /** What a node's own ancestors let through of it. */
    static double opacity(Node node) {
        double opacity = 1;
        for (Node each = node; each != null; each = each.getParent()) {
            opacity *= each.getOpacity();
        }
        return opacity;
    }

    /** The colour of a paint; the middle of a gradient; null for a picture. */
    static @Nullable Color color(@Nullable Paint paint) {
        return switch (paint) {
            case Color color -> color;
            case LinearGradient gradient ->
                gradient.getStops().get(gradient.getStops().size() / 2).getColor();
            case null, default -> null;
        };
    }

    /** Those that are painted before, and so behind; those inside them are not looked at. */
    private static void siblings(Parent parent, Node until, Point2D middle, List<Color> layers) {
        List<Node> children = parent.getChildrenUnmodifiable();
        for (int i = children.indexOf(until) - 1; i >= 0; i--) {
            if (children.get(i) instanceof Region region && region.isVisible() && region.getOpacity() > 0) {
                fills(region, middle, layers);
            }
        }
    }

    private static void fills(Region region, Point2D middle, List<Color> layers) {
        if (region.getBackground() == null) {
            return;
        }
        Point2D at = region.sceneToLocal(middle);
        for (BackgroundFill fill : region.getBackground().getFills().reversed()) {
            Insets insets = fill.getInsets();
            Bounds area = new BoundingBox(
                    insets.getLeft(),
                    insets.getTop(),
                    Math.max(0, region.getWidth() - insets.getLeft() - insets.getRight()),
                    Math.max(0, region.getHeight() - insets.getTop() - insets.getBottom()));
            Color color = color(fill.getFill());
            if (color != null && color.getOpacity() > 0 && area.contains(at)) {
                layers.add(color.deriveColor(0, 1, 1, region.getOpacity()));
                if (color.isOpaque()) {
                    return;
                }
            }
        }
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
