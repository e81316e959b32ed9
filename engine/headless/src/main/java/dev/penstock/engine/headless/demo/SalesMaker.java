package dev.penstock.engine.headless.demo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Makes the invoices of the whole history, in the order of their days. */
final class SalesMaker {
    static final int INVOICES = 35_500;

    /** How moments stand in the tables. */
    static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private static final List<String> CHANNELS = List.of("web", "web", "web", "app", "app", "store");

    private final Dice dice;
    private final Words words;
    private final Catalogue catalogue;
    private final List<PeopleMaker.Customer> customers;
    private int joined;
    private int id;

    SalesMaker(Dice dice, Words words, Catalogue catalogue, List<PeopleMaker.Customer> customers) {
        this.dice = dice;
        this.words = words;
        this.catalogue = catalogue;
        this.customers = customers;
    }

    /** Hands each invoice to the archive or to the shop, by its day. */
    void make(Consumer<Invoice> archive, Consumer<Invoice> shop) {
        double expected = INVOICES / Calendar.total();
        for (LocalDate day : Calendar.days()) {
            while (joined < customers.size() && !customers.get(joined).joined().isAfter(day)) {
                joined++;
            }
            Consumer<Invoice> where = day.isBefore(Calendar.OPEN) ? archive : shop;
            int count = dice.rounded(expected * Calendar.weight(day) * (0.7 + 0.6 * dice.below(100) / 100));
            List<LocalTime> times =
                    Stream.generate(this::time).limit(count).sorted().toList();
            for (LocalTime time : times) {
                where.accept(invoice(day, time));
            }
        }
    }

    /** Little at night, most in the evening. */
    private LocalTime time() {
        int hour = Math.clamp(dice.around(dice.chance(0.4) ? 12 : 19, 3, 0), 0, 23);
        return LocalTime.of(hour, dice.below(60), dice.below(60));
    }

    private Invoice invoice(LocalDate day, LocalTime time) {
        id++;
        return new Invoice(
                id,
                customers.get(dice.skewed(joined)),
                day.atTime(time),
                dice.pick(CHANNELS),
                dice.chance(0.97) ? null : words.one(dice, "note"),
                lines(day));
    }

    private List<Invoice.Line> lines(LocalDate day) {
        Set<Catalogue.Track> bought = new HashSet<>();
        List<Invoice.Line> lines = new ArrayList<>();
        Catalogue.Track track = catalogue.bought(dice, day);
        for (int left = dice.run(0.69, 14); left > 0; left--) {
            if (bought.add(track)) {
                lines.add(new Invoice.Line(track, dice.chance(0.96) ? 1 : dice.between(2, 5)));
            }
            track = dice.chance(0.45) ? catalogue.next(track, day) : catalogue.bought(dice, day);
        }
        return lines;
    }
}
