package dev.penstock.app.ui.grid;

import javafx.scene.layout.Region;

/** The grid: header, rows, find bar and value panel. */
public final class ResultGridView extends Region {
    private final ResultGridViewModel model;

    /** Shows what the model has. */
    public ResultGridView(ResultGridViewModel model) {
        this.model = model;
        getStyleClass().addAll("plane", "result-grid");
        setFocusTraversable(true);
        model.rows().subscribe(rows -> requestLayout());
    }

    /** Puts the focus on the cells. */
    public void focus() {
        requestFocus();
    }

    @Override
    protected double computePrefHeight(double width) {
        return model.rows().get() == 0 ? 26 : 260;
    }
}
