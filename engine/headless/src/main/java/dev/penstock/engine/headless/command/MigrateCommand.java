package dev.penstock.engine.headless.command;

import picocli.CommandLine.Command;

/** {@code migrate}: what brings a database from one version to the next. */
@Command(
        name = "migrate",
        description = {
            "Tells what has been applied to a database and what is pending, and applies it.",
            "",
            "Migrations are files in the folders that the workspace names: migrations: {locations: [migrations/orders]}"
                    + " under the database. V3__add_stock.sql runs once, in the order of versions; R__top_sellers.sql runs"
                    + " again whenever it has changed. The history is Flyway's own table, flyway_schema_history."
        })
final class MigrateCommand {}
