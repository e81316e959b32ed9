package dev.penstock.engine.api.migration;

import dev.penstock.engine.api.ErrorCode;

/**
 * A problem that prevents an apply.
 *
 * @param code the error code
 * @param migration the title of the migration: {@link Migration#title}
 * @param summary the problem in one sentence, without a full stop
 * @param advice the next step, as a sentence
 */
public record MigrationProblem(ErrorCode code, String migration, String summary, String advice) {}
