package dev.penstock.connectors.jdbc;

import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.Statement;
import dev.penstock.engine.api.UnsupportedException;
import dev.penstock.engine.api.spi.AnalysedStatement;
import dev.penstock.engine.api.spi.Analysis;
import dev.penstock.engine.api.spi.TransactionControl;
import dev.penstock.engine.api.sql.SqlText;
import dev.penstock.engine.api.sql.SqlToken;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** An analysis of SQL text by its words alone. */
public final class WordAnalysis implements Analysis, CutText {
    private static final int BYTES_A_CHARACTER = 8;
    private static final Set<String> READING =
            Set.of("SELECT", "VALUES", "TABLE", "SHOW", "EXPLAIN", "FETCH", "PRAGMA", "WITH");
    private static final Set<String> WRITING = Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "INTO", "REPLACE");
    private static final Set<String> DEFINING = Set.of("CREATE", "ALTER", "DROP", "TRUNCATE", "COMMENT", "REINDEX");
    private static final Set<String> SETTING = Set.of(
            "SET",
            "RESET",
            "LISTEN",
            "UNLISTEN",
            "PREPARE",
            "DEALLOCATE",
            "DISCARD",
            "DECLARE",
            "LOAD",
            "ATTACH",
            "DETACH",
            "DO",
            "CALL",
            "LOCK");
    private static final Set<String> TEMPORARY = Set.of("TEMP", "TEMPORARY");
    private static final Set<String> BEFORE_KIND = Set.of("OR", "REPLACE", "LOCAL", "GLOBAL", "TEMP", "TEMPORARY");
    private static final List<String> TELLING = List.of("_list", "_info", "_xinfo", "_check");

    private final SqlScript script;
    private final List<AnalysedStatement> statements;
    private final Intent intent;
    private final String digest;

    private WordAnalysis(SqlText text, EngineKind engine) {
        this.script = SqlScript.of(text, engine);
        this.statements = script.pieces().isEmpty()
                ? List.of(AnalysedStatement.unknown(""))
                : script.pieces().stream().map(WordAnalysis::analysed).toList();
        this.intent = statements.stream().map(AnalysedStatement::intent).reduce(Intent.READ, Intent::stricter);
        this.digest = text.digest();
    }

    /**
     * Analyses the text of a statement.
     *
     * @throws UnsupportedException if it is not SQL
     */
    public static WordAnalysis of(Statement statement, EngineKind engine) {
        if (statement instanceof SqlStatement sql) {
            return new WordAnalysis(SqlText.of(sql.text(), engine), engine);
        }
        throw new UnsupportedException(
                ErrorCode.UNSUPPORTED,
                engine.title() + " takes SQL, and the statement is a "
                        + statement.getClass().getSimpleName(),
                Diagnosis.of(Outcome.NOT_DONE, "Send it SQL."),
                null);
    }

    @Override
    public SqlScript script() {
        return script;
    }

    @Override
    public List<AnalysedStatement> statements() {
        return statements;
    }

    @Override
    public Intent intent() {
        return intent;
    }

    @Override
    public String digest() {
        return digest;
    }

    @Override
    public int weight() {
        return BYTES_A_CHARACTER * digest.length();
    }

    private static AnalysedStatement analysed(SqlPiece piece) {
        List<String> words = words(piece);
        String first = piece.firstWord();
        return new AnalysedStatement(
                first, intent(first, words), control(first, words), sets(first, words), false, false, null, List.of());
    }

    private static List<String> words(SqlPiece piece) {
        return piece.tokens().stream()
                .filter(token -> !token.silent() && token.kind() != SqlToken.Kind.STRING)
                .map(token -> token.of(piece.text()).toUpperCase(Locale.ROOT))
                .toList();
    }

    private static Intent intent(String first, List<String> words) {
        if (DEFINING.contains(first)) {
            return Intent.DDL;
        }
        return READING.contains(first)
                        && words.stream().noneMatch(WRITING::contains)
                        && !(first.equals("PRAGMA") && sets(first, words))
                ? Intent.READ
                : Intent.WRITE;
    }

    private static TransactionControl control(String first, List<String> words) {
        return switch (first) {
            case "BEGIN", "START" -> TransactionControl.BEGIN;
            case "COMMIT", "END" ->
                words.contains("PREPARED") ? TransactionControl.TWO_PHASE : TransactionControl.COMMIT;
            case "ROLLBACK", "ABORT" ->
                words.contains("TO")
                        ? TransactionControl.SAVEPOINT
                        : words.contains("PREPARED") ? TransactionControl.TWO_PHASE : TransactionControl.ROLLBACK;
            case "SAVEPOINT", "RELEASE" -> TransactionControl.SAVEPOINT;
            case "PREPARE" -> words.contains("TRANSACTION") ? TransactionControl.TWO_PHASE : TransactionControl.NONE;
            default -> TransactionControl.NONE;
        };
    }

    private static boolean sets(String first, List<String> words) {
        return SETTING.contains(first)
                || (first.equals("PRAGMA") && assigns(words))
                || (first.equals("CREATE") && createsTemporary(words))
                || words.stream().anyMatch(word -> word.equals("SET_CONFIG") || word.startsWith("PG_ADVISORY"));
    }

    /** A pragma with a value, {@code x = 1} or {@code x(1)}; those that tell of a table take its name. */
    private static boolean assigns(List<String> words) {
        int bracket = words.indexOf("(");
        return words.contains("=")
                || (bracket > 0
                        && TELLING.stream().noneMatch(words.get(bracket - 1).toLowerCase(Locale.ROOT)::endsWith));
    }

    private static boolean createsTemporary(List<String> words) {
        return words.stream().skip(1).takeWhile(BEFORE_KIND::contains).anyMatch(TEMPORARY::contains);
    }
}
