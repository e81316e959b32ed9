package dev.penstock.app.ui.overview;

import java.util.Arrays;

/** Values of the last five minutes for a small line, oldest first, NaN where one is missing. Immutable. */
final class Trend {
    /** Places in it. */
    static final int PLACES = 100;
    /** Seconds in one place. */
    static final int SECONDS = 3;
    /** Nothing known. */
    static final Trend EMPTY = new Trend(filled());

    private final double[] values;

    private Trend(double[] values) {
        this.values = values;
    }

    /** Takes the values; there are {@link #PLACES} of them. */
    static Trend of(double[] values) {
        return new Trend(values.clone());
    }

    /** As many places without a value. */
    static double[] filled() {
        double[] values = new double[PLACES];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    double[] values() {
        return values.clone();
    }
}
