package dev.penstock.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.Caller;
import dev.penstock.engine.api.EngineEvent;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Penstock;
import dev.penstock.engine.api.PenstockException;
import dev.penstock.engine.api.Subscription;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Assertions;

/** What a JDBC caller and the listeners learn of a statement that the server rejected. */
final class RoutedFailures {
    private final Penstock engine;

    RoutedFailures(Penstock engine) {
        this.engine = engine;
    }

    /** Runs the statements, of which the last fails; returns the caller's exception. */
    SQLException of(ErrorCode recorded, String... statements) throws SQLException {
        List<EngineEvent.Completion> ends = new CopyOnWriteArrayList<>();
        try (Subscription _ = engine.listen(event -> {
                    if (event instanceof EngineEvent.Completion end) {
                        ends.add(end);
                    }
                });
                Connection connection =
                        engine.database("it").dataSource(Caller.of("orm")).getConnection();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < statements.length - 1; i++) {
                statement.execute(statements[i]);
            }
            SQLException thrown = Assertions.catchThrowableOfType(
                    SQLException.class, () -> statement.execute(statements[statements.length - 1]));
            Await.until(() -> ends.stream().anyMatch(end -> end.error() != null));

            PenstockException told = Objects.requireNonNull(ends.getLast().error());
            assertThat(told.code()).isEqualTo(recorded);
            assertThat(told).hasCause(thrown);
            return thrown;
        }
    }
}
