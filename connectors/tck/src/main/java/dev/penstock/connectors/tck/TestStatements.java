package dev.penstock.connectors.tck;

import dev.penstock.engine.api.Statement;
import org.jspecify.annotations.Nullable;

/** The statements that the themes for all engines need, each in its engine's own language. */
public interface TestStatements {

    /** Makes the empty table or collection {@code item}; two items with one id violate a constraint. */
    Statement makeItems();

    /** Adds items, at least one, to {@code item}; returns how many. */
    Statement insert(Item... items);

    /** Reads all of {@code item} in the order of the ids. */
    Statement items();

    /** Reads an item out of an entry of {@link #items()}. */
    Item item(Entries.Entry entry);

    /** Reads entries with one field {@code i}, from 1 to n, that the server makes while they are read. */
    Statement numbers(long n);

    /** Reads entries with one field {@code i}, from 1; the server fails when it makes entry n. */
    Statement failingAt(int n);

    /** Reads for minutes before the first entry comes. */
    Statement endless();

    /** Writes for minutes: it inserts into {@code item}, which is there. */
    Statement endlessWrite();

    /** A statement that the server rejects because of this word, a name that it does not know. */
    Statement rejected(String word);

    /** Changes a setting of the connection; null if the engine has none. */
    @Nullable
    Statement changeSetting();

    /** Reads that setting, the first field of the only entry; null if the engine has none. */
    @Nullable
    Statement setting();
}
