package dev.penstock.connectors.tck.fake;

import dev.penstock.connectors.tck.Entries;
import dev.penstock.connectors.tck.Item;
import dev.penstock.connectors.tck.TestStatements;
import dev.penstock.engine.api.DocumentCommand;
import dev.penstock.engine.api.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The statements for all engines as commands of the fake server. */
final class FakeStatements implements TestStatements {
    @Override
    public Statement makeItems() {
        return DocumentCommand.of("{\"create\": \"item\"}");
    }

    @Override
    public Statement insert(Item... items) {
        List<Map<String, Object>> documents = Arrays.stream(items)
                .map(item -> Map.<String, Object>of("_id", item.id(), "name", item.name()))
                .toList();
        return DocumentCommand.of("{\"insert\": \"item\", \"documents\": :documents}")
                .with("documents", documents);
    }

    @Override
    public Statement items() {
        return DocumentCommand.of("{\"find\": \"item\", \"sort\": {\"_id\": 1}}");
    }

    @Override
    public Item item(Entries.Entry entry) {
        return new Item(entry.number("_id"), String.valueOf(Objects.requireNonNull(entry.get("name"))));
    }

    @Override
    public Statement numbers(long n) {
        return DocumentCommand.of("{\"fakeNumbers\": :n}").with("n", n);
    }

    @Override
    public Statement failingAt(int n) {
        return DocumentCommand.of("{\"fakeNumbers\": :n, \"failAt\": :at}")
                .with("n", n + 5L)
                .with("at", n);
    }

    @Override
    public Statement endless() {
        return DocumentCommand.of("{\"fakeEndless\": 1}");
    }

    @Override
    public Statement endlessWrite() {
        return DocumentCommand.of("{\"fakeEndlessInsert\": 1}");
    }

    @Override
    public Statement rejected(String word) {
        return DocumentCommand.of("{\"" + word + "\": 1}");
    }

    @Override
    public @Nullable Statement changeSetting() {
        return null;
    }

    @Override
    public @Nullable Statement setting() {
        return null;
    }
}
