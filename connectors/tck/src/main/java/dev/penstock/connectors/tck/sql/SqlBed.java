package dev.penstock.connectors.tck.sql;

import dev.penstock.connectors.tck.TestBed;
import dev.penstock.connectors.tck.TestStatements;

/** The bed of an engine that speaks SQL. */
public interface SqlBed extends TestBed {

    /** The SQL that differs. */
    SqlTexts texts();

    @Override
    default TestStatements statements() {
        return new SqlStatements(texts());
    }
}
