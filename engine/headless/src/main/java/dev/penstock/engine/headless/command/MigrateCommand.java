package dev.penstock.engine.headless.command;

import picocli.CommandLine.Command;

/** {@code migrate}: the migrations of a database. */
@Command(
        name = "migrate",
        description = {
            "Lists the applied and the pending migrations of a database, and applies the pending ones.",
            "",
            "Migrations are files in the folders of the database's key migrations: {locations: [migrations/orders]}."
                    + " V3__add_stock.sql runs once, in the order of versions. R__top_sellers.sql runs again after each"
                    + " change of the file. The history is Flyway's table flyway_schema_history."
        })
final class MigrateCommand {}
