package dev.penstock.engine.api;

import dev.penstock.engine.api.migration.ScriptPlace;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Migrations cannot be read, must not be applied, or have failed. */
public final class MigrationException extends PenstockException {
    private final transient @Nullable ScriptPlace place;

    /**
     * See {@link PenstockException}; the summary is one sentence without a full stop.
     *
     * @param place the position in a file; null if there is none
     */
    public MigrationException(
            ErrorCode code,
            String summary,
            Diagnosis diagnosis,
            @Nullable Throwable cause,
            @Nullable ScriptPlace place) {
        super(code, summary, diagnosis, cause);
        this.place = place;
    }

    /** The migration, file, line and statement; empty if the failure concerns none. */
    public Optional<ScriptPlace> place() {
        return Optional.ofNullable(place);
    }

    @Override
    PenstockException copy(Diagnosis newDiagnosis) {
        return new MigrationException(code(), summary(), newDiagnosis, getCause(), place);
    }
}
