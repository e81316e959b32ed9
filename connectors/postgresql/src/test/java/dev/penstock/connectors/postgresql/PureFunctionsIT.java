package dev.penstock.connectors.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.connectors.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the list of functions that change nothing to the server of the tests. */
class PureFunctionsIT {
    private static final int MADE_BY = 18;
    private static final Set<String> LEFT_OUT = Set.of("pg_current_xact_id", "txid_current");

    private static TestDatabase database;

    @BeforeAll
    static void open() {
        database = PostgresServer.shared().createDatabase();
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @Test
    void volatileFunctions_areNotInTheList() throws SQLException {
        Set<String> names = names("SELECT DISTINCT proname FROM pg_catalog.pg_proc"
                + " WHERE pronamespace = 'pg_catalog'::regnamespace AND provolatile = 'v'");

        assertThat(names).isNotEmpty().doesNotContainAnyElementsOf(PureFunctions.names());
    }

    @Test
    void reviewedFunctions_areVolatile_soThatTheListHasNoOther() throws SQLException {
        Set<String> pure =
                names("SELECT proname FROM pg_catalog.pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace"
                        + " GROUP BY proname HAVING bool_and(provolatile <> 'v')");

        assertThat(PostgresDialect.volatileReads()).doesNotContainAnyElementsOf(pure);
    }

    @Test
    void list_onTheVersionThatItWasMadeBy_isComplete() throws SQLException {
        Set<String> names = names("""
            SELECT proname FROM pg_catalog.pg_proc
            WHERE pronamespace = 'pg_catalog'::regnamespace AND prokind IN ('f', 'a', 'w')
            GROUP BY proname
            HAVING bool_and(provolatile <> 'v') AND bool_or(prorettype NOT IN (SELECT oid FROM pg_catalog.pg_type
                WHERE typtype = 'p' AND typname NOT LIKE 'any%' AND typname NOT IN ('record', 'void'))
              AND NOT EXISTS (SELECT 1 FROM unnest(proargtypes) t WHERE t IN ('internal'::regtype, 'cstring'::regtype)))
            """);
        names.removeAll(LEFT_OUT);
        names.removeIf(name -> name.contains("_to_xml") && !name.equals("query_to_xml"));
        names.removeIf(name -> !name.equals(name.toLowerCase(Locale.ROOT)));

        if (version() == MADE_BY) {
            assertThat(PureFunctions.names()).isEqualTo(names);
        } else {
            assertThat(PureFunctions.names()).hasSizeGreaterThan(names.size() / 2);
        }
    }

    private static int version() throws SQLException {
        try (Connection connection = database.connect()) {
            return connection.getMetaData().getDatabaseMajorVersion();
        }
    }

    private static Set<String> names(String sql) throws SQLException {
        Set<String> names = new TreeSet<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
