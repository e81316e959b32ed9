package dev.penstock.engine.api;

/**
 * A query built from a model instead of a text; the place of the typed query of {@code engine/query} among the
 * statements. Its connector renders it when it analyses it.
 */
public non-sealed interface TypedQuery extends Statement {

    /** A readable form for logs, meters and the audit trail; never sent to a server. */
    @Override
    String text();

    /** The same with options. */
    @Override
    TypedQuery with(StatementOptions newOptions);
}
