package dev.penstock.engine.api;

/** The formats that results are written in. */
public enum ExportFormat {
    /**
     * RFC 4180 with a header line, line feeds as line ends, NULL as an empty field and '' as {@code ""}. Values stand as
     * the server writes them, quoted only where they must be.
     */
    CSV,
    /**
     * An array of objects, one a line. Numbers stand with all their digits and booleans as such; what JSON has no number
     * for, as NaN, is a string. A column whose database type is {@code json} or {@code jsonb} is embedded as the value it
     * is, its line breaks as spaces; a cell of it that is not well-formed is a string. NULL is null, and everything else a
     * string as the server writes it.
     *
     * <p>The second column called {@code name} is {@code name_2}, the third {@code name_3}, past the names of other
     * columns; the third column of all is {@code column_3} if it has no name.
     */
    JSON
}
