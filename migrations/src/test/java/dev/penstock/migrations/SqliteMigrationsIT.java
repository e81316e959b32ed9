package dev.penstock.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.ErrorCode;
import org.junit.jupiter.api.Test;

class SqliteMigrationsIT extends MigrationsContract {
    @Override
    Site open(String... keys) {
        return Site.sqlite(folder, keys);
    }

    @Override
    String installedBy() {
        return "ada";
    }

    @Override
    String longStatement() {
        return "SELECT /* long */ count(*) FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                + " WHERE i < 100000000000) SELECT i FROM n)";
    }

    @Test
    void apply_triggerWithSeveralStatements_isOneStatement() {
        try (Site site = open()) {
            site.write("V1__shop.sql", """
                    CREATE TABLE shop (id INTEGER, n INTEGER);
                    CREATE TRIGGER added AFTER INSERT ON shop BEGIN
                      UPDATE shop SET n = 1 WHERE id = NEW.id;
                      UPDATE shop SET n = n + 1 WHERE id = NEW.id;
                    END;
                    INSERT INTO shop (id) VALUES (1);
                    """);
            site.apply();

            assertThat(site.ask("SELECT n FROM shop")).isEqualTo("2");
        }
    }

    @Test
    void status_withoutLocations_saysWhatToWrite() {
        try (Site site = open("migrations: {}")) {
            assertThat(unread(site).code()).isEqualTo(ErrorCode.MIGRATIONS_NOT_SET);
            assertThat(unread(site)).hasMessageContaining("Write migrations: {locations: [migrations/shop]}");
        }
    }
}
