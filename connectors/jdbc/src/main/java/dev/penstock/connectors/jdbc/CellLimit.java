package dev.penstock.connectors.jdbc;

import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.ResultException;

/** Tells of a cell that is larger than the statement's options allow. */
public final class CellLimit {
    private CellLimit() {}

    /**
     * The failure, with all that is needed to leave the cell out.
     *
     * @param row of the result, from 1
     * @param bytes of the cell
     * @param limit in bytes
     * @param part the engine's function that takes a part of a value: {@code substr}
     */
    public static ResultException exceeded(long row, Column column, long bytes, int limit, String part) {
        return new ResultException(
                ErrorCode.CELL_TOO_LARGE,
                "The cell in row " + row + " of column '" + column.name() + "' has " + bytes
                        + " bytes, and the limit is " + limit,
                Diagnosis.of(
                        Outcome.NOT_DONE,
                        "Leave the column out, select a part of it with " + part + "(…), or raise the limit on cells."),
                null);
    }
}
