/**
 * Reads, checks and edits {@code penstock.yaml}. {@link dev.penstock.engine.core.workspace.WorkspaceFile} is the entry
 * point; {@code WorkspaceSchema} defines every key with its type, default, range and meaning.
 */
package dev.penstock.engine.core.workspace;
