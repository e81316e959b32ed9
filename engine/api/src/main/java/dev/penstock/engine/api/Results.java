package dev.penstock.engine.api;

/** Takes the one kind of result that a convenience call promises, and gives back what it does not take. */
final class Results {
    private Results() {}

    static Rows rows(Result result) {
        return switch (result) {
            case Rows rows -> rows;
            case Count count -> throw unexpected("rows", "a count of " + count.rows());
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

    static long count(Result result) {
        return switch (result) {
            case Count count -> count.rows();
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

    private static ResultException unexpected(String wanted, String got) {
        return new ResultException(
                ErrorCode.RESULT_KIND,
                "The statement was to return " + wanted + " and returned " + got,
                Diagnosis.of(Outcome.DONE, "Call execute(…), which returns every kind of result."),
                null);
    }
}
