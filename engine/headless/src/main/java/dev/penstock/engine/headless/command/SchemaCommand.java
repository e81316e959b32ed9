package dev.penstock.engine.headless.command;

import picocli.CommandLine.Command;

/** {@code schema}: the catalog of a database. */
@Command(name = "schema", description = "Shows the catalog of a database: schemas, tables, columns, keys, indexes.")
final class SchemaCommand {}
