package dev.penstock.engine.headless.demo;

import dev.penstock.engine.api.Transaction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the staff, and the customers in the order in which they joined. */
final class PeopleMaker {
    static final int CUSTOMERS = 5_400;

    private static final List<String> DOMAINS = List.of("com", "org", "net");

    private final Dice dice;
    private final Words words;
    private final TableWriter employees;
    private final TableWriter customers;
    private final List<Customer> made = new ArrayList<>();
    private final List<Integer> supporters = new ArrayList<>();

    /**
     * One customer.
     *
     * @param id its number, from 1
     * @param name first and last
     * @param city where the invoices go
     * @param country likewise
     * @param joined the first day of an invoice
     */
    record Customer(int id, String name, String city, String country, LocalDate joined) {}

    PeopleMaker(Transaction shop, Dice dice, Words words) {
        this.dice = dice;
        this.words = words;
        employees = new TableWriter(
                shop, "employee", "employee_id", "first_name", "last_name", "title", "reports_to", "hired", "email");
        customers = new TableWriter(
                        shop,
                        "customer",
                        "customer_id",
                        "first_name",
                        "last_name",
                        "company",
                        "email",
                        "phone",
                        "city",
                        "country",
                        "joined",
                        "support_rep_id")
                .after(employees);
    }

    List<Customer> make() {
        staff();
        double expected = CUSTOMERS / Calendar.total();
        for (LocalDate day : Calendar.days()) {
            int joining = day.equals(Calendar.FIRST) ? 40 : dice.rounded(expected * Calendar.weight(day));
            for (int i = 0; i < joining; i++) {
                customer(day);
            }
        }
        customers.flush();
        return List.copyOf(made);
    }

    private void staff() {
        List<String> titles = words.all("title");
        for (int i = 0; i < titles.size(); i++) {
            String title = titles.get(i);
            Words.Country country = words.country(dice);
            String first = dice.pick(country.firstNames());
            String last = dice.pick(country.lastNames());
            int id = i + 1;
            if (title.startsWith("Support")) {
                supporters.add(id);
            }
            employees.add(
                    id,
                    first,
                    last,
                    title,
                    superior(title),
                    Calendar.FIRST.minusDays(dice.below(1_500)).toString(),
                    Words.email(first + " " + last, id, "edu"));
        }
    }

    /** The one at the top has none; agents report to the second, all others to the first. */
    private static @Nullable Integer superior(String title) {
        return title.startsWith("General") ? null : title.startsWith("Support") ? (Integer) 2 : (Integer) 1;
    }

    private void customer(LocalDate joined) {
        int id = made.size() + 1;
        Words.Country country = words.country(dice);
        String first = dice.pick(country.firstNames());
        String last = dice.pick(country.lastNames());
        String city = dice.pick(country.cities());
        customers.add(
                id,
                first,
                last,
                dice.chance(0.93) ? null : words.one(dice, "company"),
                Words.email(first + " " + last, id, dice.pick(DOMAINS)),
                dice.chance(0.3) ? null : "+" + country.dialling() + " 555 " + dice.between(1_000, 9_999),
                city,
                country.name(),
                joined.toString(),
                dice.chance(0.05) ? null : dice.pick(supporters));
        made.add(new Customer(id, first + " " + last, city, country.name(), joined));
    }
}
