package dev.penstock.connectors.jdbc;

/** An analysis of SQL text that has the text cut into statements already, in the order of its analysed statements. */
public interface CutText {

    /** The text cut into its statements. */
    SqlScript script();
}
