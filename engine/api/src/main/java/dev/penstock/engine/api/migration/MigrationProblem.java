package dev.penstock.engine.api.migration;

import dev.penstock.engine.api.ErrorCode;

/**
 * Something that must be mended before anything is applied.
 *
 * @param code for looking up
 * @param migration whose: {@link Migration#title}
 * @param summary what is wrong, in one sentence without a full stop
 * @param advice what to do next, as a sentence
 */
public record MigrationProblem(ErrorCode code, String migration, String summary, String advice) {}
