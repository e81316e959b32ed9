package dev.penstock.app.ui.fake;

import dev.penstock.engine.api.Execution;
import dev.penstock.engine.api.catalog.Catalog;
import dev.penstock.engine.api.catalog.Schema;
import dev.penstock.engine.api.catalog.Table;
import dev.penstock.engine.api.catalog.TableColumns;
import dev.penstock.engine.api.catalog.TableDetail;
import dev.penstock.engine.api.catalog.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** A catalog that tells what it was asked and answers when a test says: no real server waits just there. */
public final class FakeCatalog implements Catalog {
    private final List<String> asked = new ArrayList<>();
    private final List<FakeAnswer<?>> answers = new ArrayList<>();

    /** What it was asked so far. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** Answers the last question. */
    @SuppressWarnings("unchecked")
    public <T> void answer(T value) {
        ((FakeAnswer<T>) answers.getLast()).complete(value);
    }

    /** The last question fails. */
    public void fail(RuntimeException why) {
        answers.getLast().completeExceptionally(why);
    }

    /** A table with a size, or without one where it is negative. */
    public static Table table(String name, long bytes) {
        return new Table(
                new TableName("main", name),
                Table.Kind.TABLE,
                OptionalLong.empty(),
                bytes < 0 ? OptionalLong.empty() : OptionalLong.of(bytes));
    }

    private <T> Execution<T> ask(String question) {
        FakeAnswer<T> answer = new FakeAnswer<>();
        asked.add(question);
        answers.add(answer);
        return answer;
    }

    @Override
    public Execution<List<Schema>> schemasAsync() {
        return ask("schemas");
    }

    @Override
    public Execution<List<Table>> namesAsync(String schema) {
        return ask("names of " + schema);
    }

    @Override
    public Execution<List<Table>> tablesAsync(String schema) {
        return ask("tables of " + schema);
    }

    @Override
    public Execution<List<TableColumns>> columnsAsync(String schema) {
        return ask("columns of " + schema);
    }

    @Override
    public Execution<TableDetail> describeAsync(TableName table) {
        return ask(table.name());
    }

    @Override
    public List<Schema> schemas() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Table> names(String schema) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Table> tables(String schema) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<TableColumns> columns(String schema) {
        throw new UnsupportedOperationException();
    }

    @Override
    public TableDetail describe(TableName table) {
        throw new UnsupportedOperationException();
    }
}
