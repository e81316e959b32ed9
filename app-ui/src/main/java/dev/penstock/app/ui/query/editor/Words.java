package dev.penstock.app.ui.query.editor;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.sql.SqlText;
import dev.penstock.engine.api.sql.SqlToken;
import java.util.List;
import java.util.Locale;

/** The words of SQL that are worth completing, and names as a dialect writes them. */
public final class Words {
    /** Sorted; those that people type, not all there are. */
    static final List<String> KEYWORDS = List.of("""
            ADD ALL ALTER ANALYZE AND AS ASC BEGIN BETWEEN BY CASE CAST CHECK COALESCE COLLATE COLUMN COMMIT CONSTRAINT
            COUNT CREATE CROSS CURRENT_DATE CURRENT_TIMESTAMP DEFAULT DELETE DESC DISTINCT DROP ELSE END ESCAPE EXCEPT
            EXISTS EXPLAIN FALSE FOREIGN FROM FULL GROUP HAVING IN INDEX INNER INSERT INTERSECT INTO IS JOIN KEY LATERAL
            LEFT LIKE LIMIT MATERIALIZED MAX MIN NATURAL NOT NULL NULLS OFFSET ON OR ORDER OUTER OVER PARTITION PRIMARY
            RECURSIVE REFERENCES RENAME RETURNING RIGHT ROLLBACK SAVEPOINT SELECT SET SUM TABLE TEMPORARY THEN TRIGGER
            TRUE UNION UNIQUE UPDATE USING VACUUM VALUES VIEW WHEN WHERE WINDOW WITH
            """.strip().split("\\s+"));

    private Words() {}

    /** A name as a statement writes it: in quotes where it would not be understood without. */
    public static String name(String name, EngineKind dialect) {
        if (plain(name, dialect)) {
            return name;
        }
        char quote = dialect == EngineKind.MYSQL ? '`' : '"';
        return quote + name.replace(String.valueOf(quote), String.valueOf(quote).repeat(2)) + quote;
    }

    private static boolean plain(String name, EngineKind dialect) {
        // PostgreSQL reads a name without quotes in small letters.
        if (dialect == EngineKind.POSTGRESQL && !name.equals(name.toLowerCase(Locale.ROOT))) {
            return false;
        }
        List<SqlToken> tokens = SqlText.of(name, dialect).tokens();
        return tokens.size() == 1 && tokens.getFirst().kind() == SqlToken.Kind.IDENTIFIER;
    }
}
