package dev.penstock.engine.api;

import java.util.List;
import java.util.Optional;

/** Takes the one kind of result that a convenience call promises, and closes every other. */
final class Results {
    private Results() {}

    static Rows rows(Result result) {
        return switch (result) {
            case Rows rows -> rows;
            case Changed changed -> throw unexpected("rows", "a count of " + changed.changed());
            case Documents documents -> {
                documents.close();
                throw unexpected("rows", "documents");
            }
            case Several several -> {
                several.close();
                throw unexpected("rows", "several results");
            }
        };
    }

    static Changed changed(Result result) {
        return switch (result) {
            case Changed changed -> changed;
            case Rows rows -> {
                rows.close();
                throw unexpected("a count", "rows");
            }
            case Documents documents -> {
                documents.close();
                throw unexpected("a count", "documents");
            }
            case Several several -> {
                several.close();
                throw unexpected("a count", "several results");
            }
        };
    }

    static Row one(Rows rows) {
        return optional(rows).orElseThrow(() -> unexpected("one row", "none"));
    }

    static Optional<Row> optional(Rows rows) {
        try (rows) {
            RowBatch batch = rows.next();
            if (batch == null) {
                return Optional.empty();
            }
            if (batch.size() > 1 || rows.next() != null) {
                throw unexpected("one row", "more than one");
            }
            return Optional.of(new Row(rows.columns(), batch, 0));
        }
    }

    static ResultException unexpected(String wanted, String got) {
        return new ResultException(
                ErrorCode.RESULT_KIND,
                "The statement was to return " + wanted + " and returned " + got,
                Diagnosis.of(
                        Outcome.DONE,
                        List.of("one row", "rows", "a count").contains(wanted)
                                ? "Call execute(…), which returns every kind of result."
                                : "Ask for the keys by StatementOptions.generatedKeys(…)."),
                null);
    }
}
