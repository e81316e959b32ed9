package dev.penstock.engine.headless.demo;

import dev.penstock.engine.api.Transaction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Creates the staff, and the customers in the order in which they joined. */
final class PeopleGenerator {
    static final int CUSTOMERS = 5_400;

    private static final List<String> DOMAINS = List.of("com", "org", "net");

    private final SeededRandom random;
    private final NameGenerator names;
    private final TableWriter employees;
    private final TableWriter customers;
    private final List<Customer> completed = new ArrayList<>();
    private final List<Integer> supporters = new ArrayList<>();

    /**
     * One customer.
     *
     * @param id the id, from 1
     * @param name the first and last name
     * @param city the billing city
     * @param country the billing country
     * @param joined the first day of an invoice
     */
    record Customer(int id, String name, String city, String country, LocalDate joined) {}

    PeopleGenerator(Transaction shop, SeededRandom random, NameGenerator names) {
        this.random = random;
        this.names = names;
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
        double expected = CUSTOMERS / SalesVolume.total();
        for (LocalDate day : SalesVolume.days()) {
            int joining = day.equals(SalesVolume.FIRST) ? 40 : random.rounded(expected * SalesVolume.weight(day));
            for (int i = 0; i < joining; i++) {
                customer(day);
            }
        }
        customers.flush();
        return List.copyOf(completed);
    }

    private void staff() {
        List<String> titles = names.all("title");
        for (int i = 0; i < titles.size(); i++) {
            String title = titles.get(i);
            NameGenerator.Country country = names.country(random);
            String first = random.pick(country.firstNames());
            String last = random.pick(country.lastNames());
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
                    SalesVolume.FIRST.minusDays(random.below(1_500)).toString(),
                    NameGenerator.email(first + " " + last, id, "edu"));
        }
    }

    /** The manager of an employee: agents report to the second employee, all others to the first, who has none. */
    private static @Nullable Integer superior(String title) {
        return title.startsWith("General") ? null : title.startsWith("Support") ? (Integer) 2 : (Integer) 1;
    }

    private void customer(LocalDate joined) {
        int id = completed.size() + 1;
        NameGenerator.Country country = names.country(random);
        String first = random.pick(country.firstNames());
        String last = random.pick(country.lastNames());
        String city = random.pick(country.cities());
        customers.add(
                id,
                first,
                last,
                random.chance(0.93) ? null : names.one(random, "company"),
                NameGenerator.email(first + " " + last, id, random.pick(DOMAINS)),
                random.chance(0.3) ? null : "+" + country.dialling() + " 555 " + random.between(1_000, 9_999),
                city,
                country.name(),
                joined.toString(),
                random.chance(0.05) ? null : random.pick(supporters));
        completed.add(new Customer(id, first + " " + last, city, country.name(), joined));
    }
}
