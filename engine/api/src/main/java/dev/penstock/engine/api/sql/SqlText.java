package dev.penstock.engine.api.sql;

import dev.penstock.engine.api.EngineKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** SQL text cut into tokens and statements. Immutable; made in one pass over the text. */
public final class SqlText {
    private final String text;
    private final TokenList tokens;
    private final List<Range> statements;

    private SqlText(String text, TokenList tokens, EngineKind dialect) {
        this.text = text;
        this.tokens = tokens;
        this.statements = StatementSplitter.split(text, tokens, dialect);
    }

    /** Cuts a text by a dialect's rules. */
    public static SqlText of(String text, EngineKind dialect) {
        return new SqlText(text, new SqlLexer(text, dialect, true).tokens(), dialect);
    }

    /**
     * Cuts a text by MySQL's rules as a server reads it that is older than the version of each executable comment: the
     * comments {@code /*!80000 …} and {@code /*M! …} are skipped, those without a version are text as ever.
     */
    public static SqlText ofOldMySql(String text) {
        return new SqlText(text, new SqlLexer(text, EngineKind.MYSQL, false).tokens(), EngineKind.MYSQL);
    }

    /** The text. */
    public String text() {
        return text;
    }

    /** All its tokens; together they are the whole text. Each call of {@link List#get} makes the token. */
    public List<SqlToken> tokens() {
        return tokens;
    }

    /** Its statements, without the semicolon and the blanks and comments around them. */
    public List<Range> statements() {
        return statements;
    }

    /**
     * The statement that a caret stands in or directly behind; between two, the one on the caret's line, and else the
     * one before.
     *
     * @param caret from 0 to the text's length
     */
    public Optional<Range> statementAt(int caret) {
        Range before = null;
        for (Range statement : statements) {
            if (statement.start() > caret) {
                boolean sameLine = text.indexOf('\n', caret) == -1 || text.indexOf('\n', caret) > statement.start();
                return Optional.of(before == null || (sameLine && !endsOnLineOf(before, caret)) ? statement : before);
            }
            before = statement;
            if (caret <= statement.end()) {
                return Optional.of(statement);
            }
        }
        return Optional.ofNullable(before);
    }

    private boolean endsOnLineOf(Range statement, int caret) {
        int lineEnd = text.indexOf('\n', statement.end());
        return lineEnd == -1 || lineEnd >= caret;
    }

    /** The first word of the first statement in capitals: {@code SELECT}; empty if there is no statement. */
    public Optional<String> firstWord() {
        return statements.isEmpty() ? Optional.empty() : firstWord(statements.getFirst());
    }

    /** The first word of a statement in capitals; opening brackets before it are passed over. */
    public Optional<String> firstWord(Range statement) {
        for (int i = tokens.at(statement.start()); i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            if (token.kind() == SqlToken.Kind.KEYWORD || token.kind() == SqlToken.Kind.IDENTIFIER) {
                return Optional.of(token.of(text).toUpperCase(Locale.ROOT));
            }
        }
        return Optional.empty();
    }

    /**
     * The text without its values: numbers, strings and placeholders become {@code ?}, a list of these one
     * {@code (?, …)}, comments go, blanks shrink to one. Statements that differ in values alone have the same digest. It is
     * cut at 65,536 characters.
     */
    public String digest() {
        return Digest.of(text, tokens);
    }

    /**
     * A part of the text.
     *
     * @param start of its first character, from 0
     * @param end behind its last character
     */
    public record Range(int start, int end) {
        /** Its text. */
        public String of(CharSequence text) {
            return text.subSequence(start, end).toString();
        }
    }
}
