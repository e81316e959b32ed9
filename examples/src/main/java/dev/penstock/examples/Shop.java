package dev.penstock.examples;

import dev.penstock.engine.api.Session;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementOptions;
import java.math.BigDecimal;
import java.util.List;

/** What a web service does with its database: reads as records, and a transaction that runs again after a conflict. */
public final class Shop {
    private static final int RETRIES = 3;
    private static final StatementOptions ID =
            StatementOptions.builder().generatedKeys("id").build();

    private final Session session;

    /** A shop whose tables exist. */
    public Shop(Session session) {
        this.session = session;
    }

    /** An item of the catalog. */
    public record Item(int id, String name, BigDecimal price) {}

    /** The items up to a price, by name. */
    public List<Item> itemsUpTo(BigDecimal price) {
        return session.query("SELECT id, name, price FROM item WHERE price <= ? ORDER BY name", price)
                .map(Item.class)
                .toList();
    }

    /**
     * Takes items from the stock and writes an order.
     *
     * @return the order's number
     */
    public long order(int item, int quantity) {
        return session.inTransaction(RETRIES, tx -> {
            int stock = tx.one("SELECT stock FROM item WHERE id = ? FOR UPDATE", item)
                    .getInt("stock");
            if (stock < quantity) {
                throw new IllegalStateException("Only " + stock + " are left");
            }
            tx.update("UPDATE item SET stock = stock - ? WHERE id = ?", quantity, item);
            return tx.update(SqlStatement.of("INSERT INTO orders (item, quantity) VALUES (?, ?)", item, quantity)
                            .with(ID))
                    .key(Long.class);
        });
    }
}
