package dev.penstock.connectors.jdbc.analysis;

import dev.penstock.engine.api.EngineKind;
import org.jspecify.annotations.Nullable;

/** What differs between the engines in the analysis of a text. Stateless; safe for use by many threads. */
public interface SqlDialect {

    /** The engine whose lexer cuts its texts. */
    EngineKind engine();

    /**
     * By which rule a statement is analysed.
     *
     * @param word its first, in capitals
     * @return null if the engine does not know such a statement; it then counts as a write to unknown objects
     */
    @Nullable
    StatementRule rule(String word);

    /**
     * What a function does.
     *
     * @param schema as {@link #object} folds it; null if the call names none
     * @param name as {@link #column} folds it
     */
    FunctionEffect function(@Nullable String schema, String name);

    /** The name of a table or schema as the server compares it. */
    String object(String name, boolean quoted);

    /** The name of a column or function as the server compares it. */
    String column(String name, boolean quoted);

    /** Whether a change of the catalog commits the open transaction. */
    default boolean definitionCommits() {
        return false;
    }

    /** Which of the other names of a {@code WITH} a query in it sees. */
    default Visibility visibility() {
        return Visibility.EARLIER_OR_ALL_IF_RECURSIVE;
    }

    /**
     * What a pragma does, for SQLite.
     *
     * @param name in lower case
     * @param assigns whether the text has a value behind an equals sign or in brackets
     */
    default PragmaEffect pragma(String name, boolean assigns) {
        return PragmaEffect.UNKNOWN;
    }

    /** Which names a query in a {@code WITH} sees. */
    enum Visibility {
        /** Those before it; all of them, and itself, behind {@code RECURSIVE}. */
        EARLIER_OR_ALL_IF_RECURSIVE,
        /** Those before it; itself too behind {@code RECURSIVE}. */
        EARLIER_AND_ITSELF_IF_RECURSIVE,
        /** All, and itself. */
        ALL
    }

    /** What a pragma does. */
    enum PragmaEffect {
        /** It reads. */
        READS,
        /** It reads about the table that is its argument. */
        READS_TABLE,
        /** It changes the connection, and perhaps the file. */
        SETS,
        /** It looks after the file. */
        ADMINISTERS,
        /** It is not known. */
        UNKNOWN
    }
}
