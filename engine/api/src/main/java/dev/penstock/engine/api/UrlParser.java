package dev.penstock.engine.api;

import dev.penstock.engine.api.ConnectionUrl.Invalid;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Detects the kind of a URL by its scheme or its form. */
final class UrlParser {
    private static final Pattern SCHEME = Pattern.compile("(jdbc:)?([A-Za-z][A-Za-z0-9+.-]*):.*", Pattern.DOTALL);
    private static final Pattern KEYWORDS = Pattern.compile("[A-Za-z_]+\\s*=.*", Pattern.DOTALL);
    private static final Pattern FILE = Pattern.compile(".+\\.(db|db3|sqlite|sqlite3)", Pattern.CASE_INSENSITIVE);
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:[\\\\/].*");

    /** Products that users may paste although Penstock does not support them. */
    private static final Map<String, String> OTHERS = Map.ofEntries(
            Map.entry("mariadb", "MariaDB"),
            Map.entry("oracle", "Oracle"),
            Map.entry("sqlserver", "SQL Server"),
            Map.entry("mssql", "SQL Server"),
            Map.entry("db2", "Db2"),
            Map.entry("h2", "H2"),
            Map.entry("redis", "Redis"),
            Map.entry("rediss", "Redis"),
            Map.entry("cassandra", "Cassandra"),
            Map.entry("clickhouse", "ClickHouse"),
            Map.entry("snowflake", "Snowflake"),
            Map.entry("cockroachdb", "CockroachDB"));

    private static final String ADVICE =
            "Write a URL such as postgresql://app@db1:5432/shop, mysql://app@db1:3306/shop,"
                    + " mongodb+srv://app@cluster.example.net/shop or sqlite:data/shop.db.";

    private UrlParser() {}

    static ConnectionUrl parse(String text) {
        if (text.isEmpty()) {
            return new Invalid("found nothing", ADVICE, 1);
        }
        if (DRIVE.matcher(text).matches()) {
            return file(text);
        }
        Matcher scheme = SCHEME.matcher(text);
        if (scheme.matches()) {
            return scheme(text, scheme.group(2).toLowerCase(Locale.ROOT), scheme.end(2) + 1);
        }
        if (KEYWORDS.matcher(text).matches()) {
            return KeywordString.parse(text);
        }
        return file(text);
    }

    private static ConnectionUrl file(String text) {
        return FILE.matcher(text).matches() ? SqliteUrl.of(text, 0) : unknown();
    }

    private static ConnectionUrl scheme(String text, String scheme, int behind) {
        return switch (scheme) {
            case "postgresql", "postgres", "pgsql" -> ServerUrl.parse(text, behind, EngineKind.POSTGRESQL);
            case "mysql", "mysqlx" -> ServerUrl.parse(text, behind, EngineKind.MYSQL);
            case "mongodb", "mongodb+srv" -> MongoUrl.parse(text, behind);
            case "sqlite", "sqlite3", "file" -> SqliteUrl.of(text, scheme.equals("file") ? 0 : behind);
            default -> {
                String other = OTHERS.get(scheme);
                yield other == null ? unknown() : notOurs(other);
            }
        };
    }

    private static Invalid notOurs(String product) {
        return new Invalid(
                "found a URL of " + product,
                product.equals("MariaDB")
                        ? "Penstock has no connector for MariaDB, which differs from MySQL. It supports PostgreSQL, MySQL,"
                                + " MongoDB and SQLite."
                        : "Penstock supports PostgreSQL, MySQL, MongoDB and SQLite.",
                1);
    }

    private static Invalid unknown() {
        return new Invalid("found a text that is not a connection URL", ADVICE, 1);
    }
}
