package dev.penstock.engine.api;

/** The formats of exported results. */
public enum ExportFormat {
    /**
     * RFC 4180 with a header line, line feeds as line ends, NULL as an empty field and '' as {@code ""}. Values have
     * the server's text and are quoted only if necessary.
     */
    CSV,
    /**
     * An array of objects, one per line. Numbers have all their digits and booleans are booleans. A number that JSON
     * does not know, such as NaN, is a string. A column of type {@code json} or {@code jsonb} is embedded with spaces
     * instead of line breaks; a cell that is not well-formed is a string. NULL is null. Everything else is a string
     * with the server's text.
     *
     * <p>The second column with the name {@code name} is {@code name_2}, the third {@code name_3}, without the names of
     * other columns. A third column without a name is {@code column_3}.
     */
    JSON
}
