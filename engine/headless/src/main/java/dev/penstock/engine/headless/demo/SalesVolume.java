package dev.penstock.engine.headless.demo;

import java.time.LocalDate;
import java.util.List;

/** The volume of sales by day: it grows over the years and varies with season and weekday. */
final class SalesVolume {
    /** The first day of the history. */
    static final LocalDate FIRST = LocalDate.of(2018, 1, 1);

    /** The first day in the shop database; the archive has the earlier ones. */
    static final LocalDate OPEN = LocalDate.of(2021, 1, 1);

    /** The last day of the history. */
    static final LocalDate LAST = LocalDate.of(2025, 12, 31);

    private static final double GROWTH_A_YEAR = 1.18;
    private static final double[] MONTHS = {0.92, 0.90, 0.98, 1.00, 1.02, 0.94, 0.84, 0.82, 1.00, 1.08, 1.24, 1.75};
    private static final double[] WEEKDAYS = {0.90, 0.88, 0.92, 0.98, 1.15, 1.20, 1.04};

    private SalesVolume() {}

    /** All days from the first to the last, inclusive. */
    static List<LocalDate> days() {
        return FIRST.datesUntil(LAST.plusDays(1)).toList();
    }

    /** The relative volume of a day. */
    static double weight(LocalDate day) {
        double years = FIRST.until(day).toTotalMonths() / 12.0;
        return StrictMath.pow(GROWTH_A_YEAR, years)
                * MONTHS[day.getMonthValue() - 1]
                * WEEKDAYS[day.getDayOfWeek().getValue() - 1];
    }

    /** The sum of the weights of all days. */
    static double total() {
        return days().stream().mapToDouble(SalesVolume::weight).sum();
    }
}
