package dev.penstock.migrations;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.migration.Migration;
import dev.penstock.engine.api.migration.Migration.State;
import dev.penstock.engine.api.migration.MigrationProblem;
import dev.penstock.engine.api.spi.MigrationTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.api.MigrationInfo;
import org.jspecify.annotations.Nullable;

/** Combines the migration files with the history in the database. */
final class History {
    private final MigrationTarget target;

    History(MigrationTarget target) {
        this.target = target;
    }

    /** The applied migrations in the order of the history, then the others. */
    List<Migration> read() {
        MigrationInfo[] all = FlywaySetup.of(target, SharedJdbc.over(target.dataSource()))
                .load()
                .info()
                .all();
        List<Migration> applied = new ArrayList<>();
        List<Migration> others = new ArrayList<>();
        for (MigrationInfo info : all) {
            Migration migration = migration(info);
            (migration.rank() > 0 ? applied : others).add(migration);
        }
        applied.sort(Comparator.comparingInt(Migration::rank));
        applied.addAll(others);
        return List.copyOf(applied);
    }

    private Migration migration(MigrationInfo info) {
        Path file = file(info);
        State state = state(info);
        Integer rank = info.getInstalledRank();
        Integer millis = info.getExecutionTime();
        String sql = file == null ? null : text(file);
        return new Migration(
                rank == null ? 0 : rank,
                kind(info),
                info.getVersion() == null ? null : info.getVersion().toString(),
                Objects.requireNonNullElse(info.getDescription(), ""),
                info.getScript(),
                state,
                file,
                sql,
                file == null ? null : info.getResolvedChecksum(),
                rank == null ? null : info.getAppliedChecksum(),
                installedOn(info.getInstalledOn()),
                info.getInstalledBy(),
                millis == null ? null : Duration.ofMillis(millis),
                problems(state, info, sql));
    }

    private List<MigrationProblem> problems(State state, MigrationInfo info, @Nullable String sql) {
        return state == State.PENDING && sql != null && target.engine() == EngineKind.POSTGRESQL
                ? Problems.written(info, sql)
                : Problems.of(state, info);
    }

    private static Migration.Kind kind(MigrationInfo info) {
        return info.getType().isBaseline()
                ? Migration.Kind.BASELINE
                : info.getVersion() == null ? Migration.Kind.REPEATABLE : Migration.Kind.VERSIONED;
    }

    private static State state(MigrationInfo info) {
        return switch (info.getState()) {
            case PENDING, ABOVE_TARGET -> State.PENDING;
            case SUCCESS, OUT_OF_ORDER -> Problems.changed(info) ? State.CHANGED : State.APPLIED;
            case FAILED, MISSING_FAILED, FUTURE_FAILED -> State.FAILED;
            case MISSING_SUCCESS -> State.MISSING;
            case FUTURE_SUCCESS -> State.FUTURE;
            case IGNORED -> State.TOO_LATE;
            case OUTDATED -> State.OUTDATED;
            case SUPERSEDED -> State.SUPERSEDED;
            case BASELINE -> State.BASELINE;
            case BELOW_BASELINE, BASELINE_IGNORED -> State.BELOW_BASELINE;
            case UNDONE, DELETED, AVAILABLE -> State.UNDONE;
        };
    }

    private static @Nullable Path file(MigrationInfo info) {
        String location = info.getPhysicalLocation();
        return location == null || location.isEmpty() ? null : Path.of(location);
    }

    private static @Nullable String text(Path file) {
        try {
            // lenient, for display: one invalid byte must not hide the rest of the text
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Corrects the time of SQLite's history, which is written in UTC and which the driver reads as local time. */
    @SuppressWarnings("JavaUtilDate") // Flyway's type
    private @Nullable Instant installedOn(@Nullable Date date) {
        if (date == null) {
            return null;
        }
        Instant read = Instant.ofEpochMilli(date.getTime());
        return target.engine() == EngineKind.SQLITE
                ? LocalDateTime.ofInstant(read, ZoneId.systemDefault()).toInstant(ZoneOffset.UTC)
                : read;
    }

    static List<Migration> pending(List<Migration> all) {
        return all.stream().filter(Migration::pending).toList();
    }
}
