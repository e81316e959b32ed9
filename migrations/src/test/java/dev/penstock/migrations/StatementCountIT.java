package dev.penstock.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.connectors.testkit.PostgresServer;
import dev.penstock.connectors.testkit.TestDatabase;
import dev.penstock.engine.api.StatementEvent;
import dev.penstock.migrations.log.QuietLogCreator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** Checks that a migration through the engine sends the same statements as Flyway alone. */
class StatementCountIT {
    private static final int FEW = 3;
    private static final int MANY = 13;

    @TempDir
    Path folder;

    @Test
    void apply_eachMigration_sendsAsManyStatementsAsFlywayAlone() throws IOException {
        int engine = engine(MANY) - engine(FEW);
        int flyway = flyway(MANY) - flyway(FEW);

        assertThat(engine).isEqualTo(flyway).isGreaterThan(MANY - FEW);
    }

    private int engine(int migrations) throws IOException {
        try (Site site = Site.postgresql(Files.createTempDirectory(folder, "engine"))) {
            for (int i = 1; i <= migrations; i++) {
                site.write(script(i), sql(i));
            }
            Queue<StatementEvent.Started> started = site.listen();
            assertThat(site.apply()).hasSize(migrations);
            site.ask("SELECT 'end'");
            MigrationsContract.waitFor(
                    () -> started.stream().anyMatch(each -> each.text().equals("SELECT 'end'")));
            return started.size();
        }
    }

    private int flyway(int migrations) throws IOException {
        Path scripts = Files.createTempDirectory(folder, "flyway");
        for (int i = 1; i <= migrations; i++) {
            Files.writeString(scripts.resolve(script(i)), sql(i));
        }
        try (TestDatabase database = PostgresServer.shared().createDatabase()) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(database.jdbcUrl());
            source.setUser(database.username());
            source.setPassword(database.password());
            AtomicInteger sent = new AtomicInteger();
            Flyway.configure()
                    .loggers(QuietLogCreator.class.getName())
                    .dataSource(counting(source, sent))
                    .locations("filesystem:" + scripts)
                    .load()
                    .migrate();
            return sent.get();
        }
    }

    private static DataSource counting(DataSource real, AtomicInteger sent) {
        return Proxies.of(DataSource.class, (method, args) -> {
            Object result = Proxies.call(real, method, args);
            return result instanceof Connection connection ? counting(connection, sent) : result;
        });
    }

    private static Connection counting(Connection real, AtomicInteger sent) {
        return Proxies.of(Connection.class, (method, args) -> {
            if (method.getName().equals("commit") || method.getName().equals("rollback")) {
                sent.incrementAndGet();
            }
            Object result = Proxies.call(real, method, args);
            return switch (result) {
                case PreparedStatement prepared -> counting(PreparedStatement.class, prepared, sent);
                case Statement statement -> counting(Statement.class, statement, sent);
                case null, default -> result;
            };
        });
    }

    private static <S extends Statement> S counting(Class<S> kind, S real, AtomicInteger sent) {
        return Proxies.of(kind, (method, args) -> {
            if (method.getName().startsWith("execute")) {
                sent.incrementAndGet();
            }
            return Proxies.call(real, method, args);
        });
    }

    private static String script(int version) {
        return "V" + version + "__t.sql";
    }

    private static String sql(int version) {
        return "CREATE TABLE t" + version + " (id integer);\nINSERT INTO t" + version + " VALUES (1);\n";
    }
}
