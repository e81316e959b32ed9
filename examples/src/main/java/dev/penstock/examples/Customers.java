package dev.penstock.examples;

import dev.penstock.engine.api.Session;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.cfg.JdbcSettings;
import org.jspecify.annotations.Nullable;

/** An ORM on the engine's DataSource: Hibernate needs no pool of its own, and its statements are seen as any others are. */
public final class Customers implements AutoCloseable {
    private final SessionFactory factory;

    /** Customers of a database, read and written on behalf of the session's caller. */
    public Customers(Session session) {
        Configuration configuration = new Configuration().addAnnotatedClass(Customer.class);
        configuration.getProperties().put(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, session.dataSource());
        factory = configuration.buildSessionFactory();
    }

    /** Adds a customer. */
    public int add(String name) {
        return factory.fromTransaction(session -> {
            Customer customer = new Customer(name);
            session.persist(customer);
            return customer.id();
        });
    }

    /** Those whose names begin so, by name; all if there is no beginning. */
    public List<Customer> beginningWith(@Nullable String beginning) {
        return factory.fromSession(session -> session.createSelectionQuery(
                        "from Customer where :begin is null or name like concat(:begin, '%') order by name",
                        Customer.class)
                .setParameter("begin", beginning)
                .getResultList());
    }

    @Override
    public void close() {
        factory.close();
    }
}
