package dev.penstock.engine.api;

/** The formats that results are written in. */
public enum ExportFormat {
    /** RFC 4180 with a header line, line feeds as line ends, NULL as an empty field and '' as {@code ""}. */
    CSV,
    /** An array of objects, one a line; numbers and booleans as such, everything else as strings. */
    JSON
}
