package dev.penstock.app.ui.overview;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** Lays cards out in columns of equal width, as many as fit; cards of one row are equally high. */
final class CardsView extends Pane {
    private static final double GAP = 12;
    private static final int MOST_COLUMNS = 3;
    private double cardWidth = 340;

    /** The narrowest a card may be; it grows with the text. */
    void setCardWidth(double width) {
        cardWidth = width;
        requestLayout();
    }

    /** How many cards stand beside each other. */
    int columns() {
        return columns(getWidth());
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return cardWidth;
    }

    @Override
    protected double computePrefWidth(double height) {
        return cardWidth * MOST_COLUMNS + GAP * (MOST_COLUMNS - 1);
    }

    @Override
    protected double computePrefHeight(double width) {
        List<Node> cards = getManagedChildren();
        int columns = columns(width);
        double card = card(width, columns);
        double height = 0;
        for (int row = 0; row < cards.size(); row += columns) {
            height += rowHeight(cards, row, columns, card) + (row == 0 ? 0 : GAP);
        }
        return height;
    }

    @Override
    protected void layoutChildren() {
        List<Node> cards = getManagedChildren();
        int columns = columns();
        double card = card(getWidth(), columns);
        double y = 0;
        for (int row = 0; row < cards.size(); row += columns) {
            double height = rowHeight(cards, row, columns, card);
            for (int i = row; i < Math.min(row + columns, cards.size()); i++) {
                cards.get(i).resizeRelocate(snapPositionX((i - row) * (card + GAP)), y, card, height);
            }
            y += height + GAP;
        }
    }

    private int columns(double width) {
        return (int) Math.clamp((width + GAP) / (cardWidth + GAP), 1, MOST_COLUMNS);
    }

    private double card(double width, int columns) {
        return snapSizeX(Math.floor((width - GAP * (columns - 1)) / columns));
    }

    private static double rowHeight(List<Node> cards, int from, int columns, double width) {
        double height = 0;
        for (int i = from; i < Math.min(from + columns, cards.size()); i++) {
            height = Math.max(height, cards.get(i).prefHeight(width));
        }
        return Math.ceil(height);
    }
}
