package dev.penstock.connectors.tck.datasource;

import java.util.List;
import java.util.Optional;

/** The SQL, and the features of a driver, that differ from engine to engine. */
public interface DataSourceTexts {

    /** The type of a key that the server generates, with its constraint. */
    String generatedKey();

    /** The type of 8-bit bytes. */
    String bytesType();

    /** A query that runs for minutes before its first row comes. */
    String endless();

    /** A query with one column {@code i}, from 1 to n, whose rows are made while they are read. */
    String numbers(long n);

    /** What changes a session so that the next caller would notice. */
    List<SessionChange> sessionChanges();

    /** Whether a result that is read without a fetch size is in memory once the server has answered. */
    boolean holdsResults();

    /** Whether result sets can be scrolled. */
    boolean scrolls();

    /** Whether one text may have several statements. */
    boolean severalStatements();

    /** Whether a connection can be told another schema, {@code other}, which is made by {@code CREATE SCHEMA other}. */
    boolean schemas();

    /** Whether the driver can hold a result over a commit. */
    boolean holdsOverCommit();

    /** A call with one parameter for a result and one for a text, which returns the text in capitals; empty if none. */
    Optional<String> upperCall();

    /** A query whose one column is a large object that the driver reads at the server; empty if there are none. */
    Optional<LargeObject> largeObject();

    /**
     * A change of a session.
     *
     * @param change the statement that makes it
     * @param probe a query whose one cell shows it; one that fails shows something too
     */
    record SessionChange(String change, String probe) {}

    /**
     * Where a large object comes from.
     *
     * @param create makes it
     * @param query reads it
     * @param content what is in it
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by its elements, in the test that uses it
    record LargeObject(String create, String query, byte[] content) {}
}
