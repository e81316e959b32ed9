package dev.penstock.app.ui.control;

import javafx.css.PseudoClass;
import javafx.scene.layout.Region;

/** A thin bar that tells how much of something is in use. */
public final class Meter extends Region {
    private static final PseudoClass FULL = PseudoClass.getPseudoClass("full");
    private static final double HEIGHT = 4;
    private final Region fill = new Region();
    private double share;

    /** An empty one. */
    public Meter() {
        getStyleClass().add("meter");
        fill.getStyleClass().add("meter-fill");
        fill.setManaged(false);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        getChildren().add(fill);
    }

    /** Shows a share from 0 to 1; NaN counts as nothing. */
    public void show(double newShare) {
        share = Double.isNaN(newShare) ? 0 : Math.clamp(newShare, 0, 1);
        pseudoClassStateChanged(FULL, share >= 1);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        fill.resizeRelocate(0, 0, snapSizeX(getWidth() * share), getHeight());
    }
}
