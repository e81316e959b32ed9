package dev.penstock.connectors.jdbc;

import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.Result;
import dev.penstock.engine.api.ResultException;
import dev.penstock.engine.api.Rows;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.StatementOptions;
import dev.penstock.engine.api.spi.CatalogSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Queries a server's catalog: reads that stream in batches. Stateless. */
public final class CatalogQuery {
    private static final StatementOptions READ =
            StatementOptions.builder().intent(Intent.READ).fetchSize(1_000).build();

    private final CatalogSession session;

    private CatalogQuery(CatalogSession session) {
        this.session = session;
    }

    /** Queries in a session. */
    public static CatalogQuery in(CatalogSession session) {
        return new CatalogQuery(session);
    }

    /**
     * What a mapper makes of each row of a query.
     *
     * @param values one for each {@code ?}
     * @throws ResultException if the text is not a query
     */
    public <T> List<T> list(String sql, Function<CatalogRow, T> mapper, @Nullable Object... values) {
        Result result = session.execute(SqlStatement.of(sql, values).with(READ));
        if (!(result instanceof Rows rows)) {
            throw new ResultException(
                    ErrorCode.RESULT_KIND,
                    "A question to the catalog was to return rows and returned another result",
                    Diagnosis.of(Outcome.DONE, "Report it together with the server's version: " + sql),
                    null);
        }
        List<T> all = new ArrayList<>();
        rows.forEachRow(row -> all.add(mapper.apply(new CatalogRow(row))));
        return all;
    }

    /** As {@link #list}, for a query that returns one row or none. */
    public <T> Optional<T> first(String sql, Function<CatalogRow, T> mapper, @Nullable Object... values) {
        return list(sql, mapper, values).stream().findFirst();
    }
}
