package dev.penstock.app.ui.query.editor;

import dev.penstock.app.ui.query.catalog.Contents;
import dev.penstock.app.ui.query.catalog.Relation;
import dev.penstock.app.ui.query.editor.Mentions.Mention;
import dev.penstock.engine.api.catalog.TableName;
import dev.penstock.engine.api.sql.SqlText;
import dev.penstock.engine.api.sql.SqlToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the table or view that the name at the caret means: by itself or with its schema, by an alias, by a column of
 * it. A name without a schema is looked up in the current one first.
 */
final class NameAtCaret {
    private final Contents contents;
    private final List<String> parts;
    private final int at;
    private final List<Mention> mentions;

    private NameAtCaret(Contents contents, List<String> parts, int at, List<Mention> mentions) {
        this.contents = contents;
        this.parts = parts;
        this.at = at;
        this.mentions = mentions;
    }

    /** The name at the caret as it is written, with its schema; empty where no name is. */
    static Optional<String> written(SqlText sql, int caret) {
        return find(sql, caret, Contents.NONE).map(name -> String.join(".", name.parts));
    }

    /** The object that it means; empty where none is known that it could. */
    static Optional<TableName> object(SqlText sql, int caret, Contents contents) {
        return find(sql, caret, contents)
                .map(NameAtCaret::resolve)
                .map(Relation::table)
                .map(table -> table.name());
    }

    private static Optional<NameAtCaret> find(SqlText sql, int caret, Contents contents) {
        List<SqlToken> spoken =
                sql.tokens().stream().filter(token -> !token.silent()).toList();
        int here = -1;
        for (int i = 0; i < spoken.size(); i++) {
            SqlToken token = spoken.get(i);
            if (Mentions.named(token) && token.start() <= caret && caret <= token.end()) {
                here = i;
            }
        }
        if (here < 0) {
            return Optional.empty();
        }
        int first = here;
        while (first >= 2 && point(spoken.get(first - 1), sql) && Mentions.named(spoken.get(first - 2))) {
            first -= 2;
        }
        int last = here;
        while (last + 2 < spoken.size() && point(spoken.get(last + 1), sql) && Mentions.named(spoken.get(last + 2))) {
            last += 2;
        }
        List<String> parts = new ArrayList<>();
        for (int i = first; i <= last; i += 2) {
            parts.add(Mentions.bare(spoken.get(i), sql.text()));
        }
        List<Mention> mentions = sql.statementAt(caret)
                .map(statement -> Mentions.in(sql, statement))
                .orElse(List.of());
        return Optional.of(new NameAtCaret(contents, parts, (here - first) / 2, mentions));
    }

    private static boolean point(SqlToken token, SqlText sql) {
        return token.of(sql.text()).equals(".");
    }

    private @Nullable Relation resolve() {
        if (parts.size() >= 2) {
            Relation whole = relation(parts.get(0), parts.get(1));
            if (whole != null) {
                return whole;
            }
            // A column behind its table: of the table, whichever of the two the caret is in.
            Relation table = called(parts.get(Math.max(0, Math.min(at, parts.size() - 2))));
            if (table != null) {
                return table;
            }
        }
        String name = parts.get(at);
        Relation called = called(name);
        return called != null ? called : withColumn(name);
    }

    /** By the alias that the statement gives it, else by its name. */
    private @Nullable Relation called(String name) {
        for (Mention mention : mentions) {
            if (mention.called().equalsIgnoreCase(name)) {
                Relation relation = relation(mention.schema(), mention.table());
                if (relation != null) {
                    return relation;
                }
            }
        }
        return relation(null, name);
    }

    private @Nullable Relation withColumn(String name) {
        for (Mention mention : mentions) {
            Relation relation = relation(mention.schema(), mention.table());
            if (relation != null
                    && relation.columns().stream()
                            .anyMatch(column -> column.name().equalsIgnoreCase(name))) {
                return relation;
            }
        }
        return null;
    }

    /** Written in just these letters before in others; those of the current schema stand first. */
    private @Nullable Relation relation(@Nullable String schema, String name) {
        Relation like = null;
        for (Relation relation : contents.relations()) {
            if ((schema == null || relation.schema().equalsIgnoreCase(schema))
                    && relation.name().equalsIgnoreCase(name)) {
                if (relation.name().equals(name)
                        && (schema == null || relation.schema().equals(schema))) {
                    return relation;
                }
                like = like == null ? relation : like;
            }
        }
        return like;
    }
}
