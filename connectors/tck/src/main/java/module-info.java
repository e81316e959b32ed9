/**
 * The tests that every connector must pass.
 *
 * <ul>
 *   <li>{@link dev.penstock.connectors.tck}: what holds for all engines.
 *   <li>{@link dev.penstock.connectors.tck.sql}: what SQL connectors must do beside.
 *   <li>{@link dev.penstock.connectors.tck.document}: what connectors of document databases must do beside.
 *   <li>{@link dev.penstock.connectors.tck.fake}: a document database in memory and its connector, for tests.
 *   <li>{@link dev.penstock.connectors.tck.datasource}: what a SQL database's DataSource must do.
 *   <li>{@link dev.penstock.connectors.tck.outcomes}: the outcomes that the engine reports, compared with what the server holds.
 * </ul>
 */
@org.jspecify.annotations.NullMarked
module dev.penstock.connectors.tck {
    requires transitive dev.penstock.engine.api;
    requires transitive org.junit.jupiter.api;
    requires org.junit.jupiter.params;
    requires transitive org.assertj.core;
    requires java.sql;

    exports dev.penstock.connectors.tck;
    exports dev.penstock.connectors.tck.datasource;
    exports dev.penstock.connectors.tck.document;
    exports dev.penstock.connectors.tck.fake;
    exports dev.penstock.connectors.tck.outcomes;
    exports dev.penstock.connectors.tck.sql;
}
