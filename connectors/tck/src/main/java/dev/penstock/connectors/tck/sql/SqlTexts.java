package dev.penstock.connectors.tck.sql;

/** The SQL that differs from engine to engine. */
public interface SqlTexts {

    /** The name of the type of 8-bit bytes, for a column. */
    String bytesType();

    /** The type and constraints of an integer column that is the primary key and has values that the server generates. */
    String generatedKey();

    /** An expression: a text of that many ASCII characters. */
    String text(int length);

    /** A query that runs for minutes before its first row comes. */
    String endless();

    /** A query with one column {@code i}, from 1 to n, that makes its rows while they are read. */
    String numbers(long n);

    /** A query with one column {@code i}, from 1, that fails at the server when it makes row n. */
    String failingAt(int n);

    /** A write that runs for minutes: it inserts into {@code item(id, name)}, which is there. */
    String endlessWrite();

    /** A setting of the session, changed to {@code value}. */
    String changeSetting();

    /** A query for the value of that setting. */
    String setting();

    /** A table {@code made} with a generated key {@code id} and a unique {@code name}. */
    default String madeTable() {
        return "CREATE TABLE made (id " + generatedKey() + ", name VARCHAR(100) NOT NULL UNIQUE)";
    }

    /** Two tables, {@code customer} and {@code purchase}, an index and a view, as {@link CatalogContract} reads them. */
    default String[] schema() {
        return new String[] {
            "CREATE TABLE customer (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50) NOT NULL UNIQUE, note TEXT)",
            "CREATE TABLE purchase (id INTEGER NOT NULL PRIMARY KEY, customer_id INTEGER NOT NULL"
                    + " REFERENCES customer (id) ON DELETE CASCADE, amount INTEGER DEFAULT 7)",
            "CREATE INDEX purchase_by_amount ON purchase (amount, customer_id)",
            "CREATE VIEW spender AS SELECT name FROM customer"
        };
    }
}
