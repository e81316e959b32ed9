package dev.penstock.connectors.tck.sql;

import dev.penstock.connectors.tck.Entries;
import dev.penstock.connectors.tck.Item;
import dev.penstock.connectors.tck.TestStatements;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.Statement;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The statements for all engines in SQL. */
record SqlStatements(SqlTexts texts) implements TestStatements {
    /** Makes the table that most tests write to. */
    static final String ITEM = "CREATE TABLE item (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(100))";

    @Override
    public Statement makeItems() {
        return SqlStatement.of(ITEM);
    }

    @Override
    public Statement insert(Item... items) {
        String rows = Arrays.stream(items).map(_ -> "(?, ?)").collect(Collectors.joining(", "));
        Object[] values = Arrays.stream(items)
                .flatMap(item -> Stream.of(item.id(), item.name()))
                .toArray();
        return SqlStatement.of("INSERT INTO item VALUES " + rows, values);
    }

    @Override
    public Statement items() {
        return SqlStatement.of("SELECT id, name FROM item ORDER BY id");
    }

    @Override
    public Item item(Entries.Entry entry) {
        return new Item(entry.number("id"), String.valueOf(Objects.requireNonNull(entry.get("name"))));
    }

    @Override
    public Statement numbers(long n) {
        return SqlStatement.of(texts.numbers(n));
    }

    @Override
    public Statement failingAt(int n) {
        return SqlStatement.of(texts.failingAt(n));
    }

    @Override
    public Statement endless() {
        return SqlStatement.of(texts.endless());
    }

    @Override
    public Statement endlessWrite() {
        return SqlStatement.of(texts.endlessWrite());
    }

    @Override
    public Statement rejected(String word) {
        return SqlStatement.of("SELECT * FROM " + word);
    }

    @Override
    public Statement changeSetting() {
        return SqlStatement.of(texts.changeSetting());
    }

    @Override
    public Statement setting() {
        return SqlStatement.of(texts.setting());
    }
}
