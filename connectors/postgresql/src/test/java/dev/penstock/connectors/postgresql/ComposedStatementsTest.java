package dev.penstock.connectors.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.connectors.jdbc.analysis.SqlAnalyser;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.spi.AnalysedStatement;
import dev.penstock.engine.api.spi.TouchedObject;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Statements put together at random from parts of which each one's effect is known. */
class ComposedStatementsTest {
    private static final int STATEMENTS = 5_000;
    private static final SqlAnalyser ANALYSER = new SqlAnalyser(new PostgresDialect());

    private static final List<String> PURE = List.of(
            "1",
            "'it''s; delete'",
            "$$ update t $$",
            "c",
            "lower(c)",
            "count(*)",
            "c + 1",
            "(c)::text",
            "now()",
            "CASE WHEN c > 1 THEN c ELSE 2 END",
            "c IN (1, 2)",
            "c NOT IN (1, 2)",
            "c NOT BETWEEN 1 AND 2",
            "c NOT LIKE 'x'",
            "c IS NOT DISTINCT FROM 3",
            "extract(year FROM c)",
            "coalesce(c, 'x') || 'y'",
            "array_agg(c ORDER BY c)",
            "NOT c BETWEEN 1 AND 2",
            "CAST(c AS numeric(10, 2))",
            "interval '1 day'",
            "c -> 'a' ->> 'b'",
            "$1",
            "?",
            ":name",
            "E'\\' nextval(1)'",
            "\"C\"",
            "-c",
            "(c, 1)");

    private static final List<String> WRITING =
            List.of("nextval('s')", "my_function(c)", "pg_advisory_xact_lock(1)", "shop.lower(c)", "lo_unlink(1)");

    private static final List<String> BLANKS =
            List.of(" ", "\n", "\t", " /* x */ ", " -- update t\n", " /* /* */ insert */ ");

    private final Random random = new Random(20_261_201);
    private final Set<String> tables = new TreeSet<>();
    private boolean writes;

    @Test
    void analysis_ofComposedStatements_hasTheirIntentAndTables() {
        for (int i = 0; i < STATEMENTS; i++) {
            tables.clear();
            writes = false;
            String text = blanks(query(3));

            AnalysedStatement statement = ANALYSER.analyse(text).statements().getFirst();

            assertThat(statement.intent() == Intent.READ).as(text).isEqualTo(!writes);
            if (statement.objects() != null) {
                assertThat(names(statement)).as(text).isEqualTo(tables);
            } else {
                assertThat(writes).as(text).isTrue();
            }
        }
    }

    private static Set<String> names(AnalysedStatement statement) {
        return Objects.requireNonNull(statement.objects()).stream()
                .map(TouchedObject::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String query(int depth) {
        if (depth > 0 && chance(6)) {
            String name = "w" + depth;
            return "WITH " + name + " AS (" + query(depth - 1) + ") SELECT * FROM " + name + ", " + source(0);
        }
        String select = "SELECT " + values(depth) + " FROM " + sources(depth);
        select += chance(2) ? " WHERE " + value(depth) : "";
        select += chance(4) ? " GROUP BY " + value(0) : "";
        select += chance(4) ? " ORDER BY " + value(0) + " DESC NULLS LAST" : "";
        select += chance(4) ? " LIMIT 5" : "";
        if (depth > 0 && chance(5)) {
            return "(" + select + ") UNION ALL (" + query(depth - 1) + ")";
        }
        if (chance(20)) {
            writes = true;
            return select + " FOR UPDATE";
        }
        return select;
    }

    private String values(int depth) {
        StringBuilder values = new StringBuilder(value(depth));
        for (int i = random.nextInt(3); i > 0; i--) {
            values.append(", ").append(value(depth)).append(chance(3) ? " AS x" + i : "");
        }
        return values.toString();
    }

    private String value(int depth) {
        if (chance(40)) {
            writes = true;
            return pick(WRITING);
        }
        if (depth > 0 && chance(8)) {
            return "(" + query(depth - 1) + ")";
        }
        if (depth > 0 && chance(8)) {
            return "EXISTS (" + query(depth - 1) + ")";
        }
        return pick(PURE);
    }

    private String sources(int depth) {
        String sources = source(depth);
        for (int i = random.nextInt(3); i > 0; i--) {
            sources += pick(List.of(", ", " CROSS JOIN ", " NATURAL LEFT JOIN ")) + source(depth);
        }
        return chance(4) ? sources + " LEFT OUTER JOIN " + source(depth) + " ON " + value(depth) : sources;
    }

    private String source(int depth) {
        if (depth > 0 && chance(6)) {
            return "(" + query(depth - 1) + ") AS q" + random.nextInt(100);
        }
        if (chance(8)) {
            return "generate_series(1, 3) AS g(i)";
        }
        String table = "t" + random.nextInt(5);
        tables.add(table);
        String schema = chance(3) ? "shop." : "";
        return schema + table + (chance(2) ? " AS a" + random.nextInt(100) : "");
    }

    private String blanks(String text) {
        // only where the text has a blank outside of its values
        StringBuilder out = new StringBuilder();
        boolean value = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            value ^= c == '\'' || text.startsWith("$$", i);
            i += text.startsWith("$$", i) ? 1 : 0;
            out.append(
                    c == ' ' && !value ? pick(BLANKS) : c == '$' && i > 0 && text.charAt(i - 1) == '$' ? "$$" : "" + c);
        }
        return out.toString();
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private boolean chance(int of) {
        return random.nextInt(of) == 0;
    }
}
