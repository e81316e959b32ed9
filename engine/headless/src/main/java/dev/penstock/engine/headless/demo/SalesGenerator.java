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

/** Creates the invoices of the whole history in chronological order. */
final class SalesGenerator {
    static final int INVOICES = 35_500;

    /** The format of timestamps in the tables. */
    static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private static final List<String> CHANNELS = List.of("web", "web", "web", "app", "app", "store");

    private final SeededRandom random;
    private final NameGenerator names;
    private final TrackCatalogue catalogue;
    private final List<PeopleGenerator.Customer> customers;
    private int joined;
    private int id;

    SalesGenerator(
            SeededRandom random,
            NameGenerator names,
            TrackCatalogue catalogue,
            List<PeopleGenerator.Customer> customers) {
        this.random = random;
        this.names = names;
        this.catalogue = catalogue;
        this.customers = customers;
    }

    /** Passes each invoice to the archive or to the shop, depending on its day. */
    void make(Consumer<Invoice> archive, Consumer<Invoice> shop) {
        double expected = INVOICES / SalesVolume.total();
        for (LocalDate day : SalesVolume.days()) {
            while (joined < customers.size() && !customers.get(joined).joined().isAfter(day)) {
                joined++;
            }
            Consumer<Invoice> where = day.isBefore(SalesVolume.OPEN) ? archive : shop;
            int count = random.rounded(expected * SalesVolume.weight(day) * (0.7 + 0.6 * random.below(100) / 100));
            List<LocalTime> times =
                    Stream.generate(this::time).limit(count).sorted().toList();
            for (LocalTime time : times) {
                where.accept(invoice(day, time));
            }
        }
    }

    /** A random time of day: few at night, most in the evening. */
    private LocalTime time() {
        int hour = Math.clamp(random.around(random.chance(0.4) ? 12 : 19, 3, 0), 0, 23);
        return LocalTime.of(hour, random.below(60), random.below(60));
    }

    private Invoice invoice(LocalDate day, LocalTime time) {
        id++;
        return new Invoice(
                id,
                customers.get(random.skewed(joined)),
                day.atTime(time),
                random.pick(CHANNELS),
                random.chance(0.97) ? null : names.one(random, "note"),
                lines(day));
    }

    private List<Invoice.InvoiceLine> lines(LocalDate day) {
        Set<TrackCatalogue.Track> bought = new HashSet<>();
        List<Invoice.InvoiceLine> lines = new ArrayList<>();
        TrackCatalogue.Track track = catalogue.bought(random, day);
        for (int left = random.run(0.69, 14); left > 0; left--) {
            if (bought.add(track)) {
                lines.add(new Invoice.InvoiceLine(track, random.chance(0.96) ? 1 : random.between(2, 5)));
            }
            track = random.chance(0.45) ? catalogue.next(track, day) : catalogue.bought(random, day);
        }
        return lines;
    }
}
