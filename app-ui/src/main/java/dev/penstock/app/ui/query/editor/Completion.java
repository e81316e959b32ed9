package dev.penstock.app.ui.query.editor;

import dev.penstock.app.ui.query.catalog.Contents;
import dev.penstock.app.ui.query.catalog.Relation;
import dev.penstock.app.ui.query.editor.Mentions.Mention;
import dev.penstock.app.ui.query.editor.Suggestion.Kind;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.catalog.TableColumn;
import dev.penstock.engine.api.sql.SqlText;
import dev.penstock.engine.api.sql.SqlToken;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what may stand at a place of a statement: columns of the tables it names, tables, words of SQL. */
final class Completion {
    private static final int MOST = 200;
    private final SqlText sql;
    private final EngineKind dialect;
    private final Contents contents;
    private final String typed;
    private final List<Mention> mentions;
    private final List<SqlToken> before;
    private final Set<Suggestion> starting = new LinkedHashSet<>();
    private final Set<Suggestion> containing = new LinkedHashSet<>();

    private Completion(
            SqlText sql,
            EngineKind dialect,
            Contents contents,
            String typed,
            List<Mention> mentions,
            List<SqlToken> before) {
        this.sql = sql;
        this.dialect = dialect;
        this.contents = contents;
        this.typed = typed.toLowerCase(Locale.ROOT);
        this.mentions = mentions;
        this.before = before;
    }

    static Suggestions at(SqlText sql, EngineKind dialect, int caret, Contents contents) {
        SqlToken under = null;
        List<SqlToken> before = new ArrayList<>();
        for (SqlToken token : sql.tokens()) {
            if (token.start() >= caret) {
                break;
            }
            if (token.end() >= caret && !gap(token, caret)) {
                under = token;
            } else if (!token.silent()) {
                before.add(token);
            }
        }
        if (under != null && !word(under)) {
            return Suggestions.none(caret);
        }
        int from = under == null ? caret : under.start();
        String typed = sql.text().substring(from, caret);
        boolean quoted = under != null && under.kind() == SqlToken.Kind.QUOTED_IDENTIFIER;
        List<Mention> mentions =
                sql.statementAt(caret).map(range -> Mentions.in(sql, range)).orElse(List.of());
        Completion completion =
                new Completion(sql, dialect, contents, quoted ? typed.substring(1) : typed, mentions, before);
        return new Suggestions(from, caret, completion.find());
    }

    /** Whether a token that touches the caret leaves room for a word behind it. */
    private static boolean gap(SqlToken token, int caret) {
        return switch (token.kind()) {
            case SPACE -> true;
            case SYMBOL, SEMICOLON -> token.end() == caret;
            case KEYWORD, IDENTIFIER, QUOTED_IDENTIFIER, STRING, NUMBER, PLACEHOLDER, NAMED_PLACEHOLDER, COMMENT ->
                false;
        };
    }

    private static boolean word(SqlToken token) {
        return token.kind() == SqlToken.Kind.KEYWORD || Mentions.named(token);
    }

    private List<Suggestion> find() {
        String qualifier = qualifier();
        if (qualifier != null) {
            qualified(qualifier);
        } else if (!before.isEmpty() && Mentions.before(before.getLast(), sql.text())) {
            tables();
            schemas();
        } else {
            for (Mention mention : mentions) {
                columns(mention);
                if (mentions.size() > 1 || mention.alias() != null) {
                    offer(new Suggestion(
                            mention.called(), Words.name(mention.called(), dialect), Kind.ALIAS, mention.table()));
                }
            }
            keywords();
            if (!typed.isEmpty()) {
                tables();
                schemas();
            }
        }
        List<Suggestion> all = new ArrayList<>(starting);
        all.addAll(containing);
        if (all.size() == 1 && all.getFirst().insert().equals(typed)) {
            // it stands there already
            return List.of();
        }
        return all.size() > MOST ? all.subList(0, MOST) : all;
    }

    /** The name before a point that the caret follows; null if there is none. */
    private @Nullable String qualifier() {
        int count = before.size();
        if (count < 2 || !before.getLast().of(sql.text()).equals(".") || !word(before.get(count - 2))) {
            return null;
        }
        return Mentions.bare(before.get(count - 2), sql.text());
    }

    private void qualified(String qualifier) {
        for (Mention mention : mentions) {
            if (mention.called().equalsIgnoreCase(qualifier)) {
                columns(mention);
            }
        }
        for (Relation relation : contents.relations()) {
            if (relation.schema().equalsIgnoreCase(qualifier)) {
                offer(new Suggestion(
                        relation.name(), Words.name(relation.name(), dialect), Kind.TABLE, relation.schema()));
            }
        }
    }

    private void columns(Mention mention) {
        for (Relation relation : contents.relations()) {
            boolean meant = relation.name().equalsIgnoreCase(mention.table())
                    && (mention.schema() == null
                            ? relation.bare()
                            : relation.schema().equalsIgnoreCase(mention.schema()));
            if (meant) {
                for (TableColumn column : relation.columns()) {
                    offer(new Suggestion(
                            column.name(), Words.name(column.name(), dialect), Kind.COLUMN, column.type()));
                }
            }
        }
    }

    private void tables() {
        for (Relation relation : contents.relations()) {
            String name = Words.name(relation.name(), dialect);
            String insert = relation.bare() ? name : Words.name(relation.schema(), dialect) + "." + name;
            offer(new Suggestion(relation.name(), insert, Kind.TABLE, relation.schema()));
        }
    }

    private void schemas() {
        for (Relation relation : contents.relations()) {
            offer(new Suggestion(relation.schema(), Words.name(relation.schema(), dialect), Kind.SCHEMA, ""));
        }
    }

    private void keywords() {
        boolean capitals = capitals();
        for (String word : Words.KEYWORDS) {
            String written = capitals ? word : word.toLowerCase(Locale.ROOT);
            if (word.toLowerCase(Locale.ROOT).startsWith(typed)) {
                offer(new Suggestion(written, written, Kind.KEYWORD, ""));
            }
        }
    }

    /** As the text has its words so far. */
    private boolean capitals() {
        for (SqlToken token : before) {
            if (token.kind() == SqlToken.Kind.KEYWORD) {
                return Character.isUpperCase(sql.text().charAt(token.start()));
            }
        }
        return false;
    }

    private void offer(Suggestion suggestion) {
        String name = suggestion.text().toLowerCase(Locale.ROOT);
        if (name.startsWith(typed)) {
            starting.add(suggestion);
        } else if (name.contains(typed)) {
            containing.add(suggestion);
        }
    }
}
