package dev.penstock.engine.api.sql;

import dev.penstock.engine.api.EngineKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** SQL text with its tokens and statements. Immutable. */
public final class SqlText {
    private final String text;
    private final TokenList tokens;
    private final List<Range> statements;

    private SqlText(String text, TokenList tokens, EngineKind dialect) {
        this.text = text;
        this.tokens = tokens;
        this.statements = StatementSplitter.split(text, tokens, dialect);
    }

    /** Splits a text by the rules of a dialect, in one pass. */
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

    /** All tokens. Together they cover the whole text. */
    public List<SqlToken> tokens() {
        return tokens;
    }

    /** The statements, without the semicolons and the space and comments around them. */
    public List<Range> statements() {
        return statements;
    }

    /**
     * The statement at the caret or directly before it. Between two statements, it is the one on the caret's line,
     * otherwise the previous one.
     *
     * @param caret the offset, from 0 to the length of the text
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

    /** The first word of the first statement in upper case: {@code SELECT}; empty if there is no statement. */
    public Optional<String> firstWord() {
        return statements.isEmpty() ? Optional.empty() : firstWord(statements.getFirst());
    }

    /** The first word of a statement in upper case. Skips opening brackets before it. */
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
     * A range of the text.
     *
     * @param start the offset of the first character, from 0
     * @param end the offset after the last character
     */
    public record Range(int start, int end) {
        /** The text of the range. */
        public String of(CharSequence text) {
            return text.subSequence(start, end).toString();
        }
    }
}
