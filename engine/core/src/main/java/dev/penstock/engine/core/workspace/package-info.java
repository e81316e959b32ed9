/**
 * Reads, checks and edits {@code penstock.yaml}. {@link dev.penstock.engine.core.workspace.WorkspaceFile} is the way
 * in; {@code Schema} is the one place where every key stands with its kind, default, range and meaning.
 */
package dev.penstock.engine.core.workspace;
