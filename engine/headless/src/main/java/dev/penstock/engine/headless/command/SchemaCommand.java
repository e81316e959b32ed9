package dev.penstock.engine.headless.command;

import picocli.CommandLine.Command;

/** {@code schema}: what a database holds. */
@Command(name = "schema", description = "Shows what a database holds: schemas, tables, columns, keys, indexes.")
final class SchemaCommand {}
