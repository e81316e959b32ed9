package dev.penstock.app.ui.live;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Numbers in a row, NaN where one is missing. Immutable. */
final class Values {
    private final double[] values;

    private Values(double[] values) {
        this.values = values;
    }

    /** Takes some; they are not to be changed any more. */
    static Values of(double... values) {
        return new Values(values);
    }

    int size() {
        return values.length;
    }

    double get(int place) {
        return values[place];
    }

    /** Whether there is one at a place. */
    boolean has(int place) {
        return place >= 0 && place < values.length && !Double.isNaN(values[place]);
    }

    double[] toArray() {
        return values.clone();
    }

    DoubleStream stream() {
        return Arrays.stream(values);
    }
}
