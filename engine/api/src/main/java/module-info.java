/**
 * What embedders, the desktop and the command line see of Penstock.
 *
 * <ul>
 *   <li>{@link dev.penstock.engine.api.Penstock} opens a workspace; {@link dev.penstock.engine.api.Database} runs
 *       statements; results, events and failures are sealed.
 *   <li>{@link dev.penstock.engine.api.catalog} is what a database holds.
 *   <li>{@link dev.penstock.engine.api.document} is the values of documents, and extended JSON.
 *   <li>{@link dev.penstock.engine.api.migration} is what brings it from one version to the next.
 *   <li>{@link dev.penstock.engine.api.sql} cuts SQL text into tokens and statements, for whoever must not guess.
 *   <li>{@link dev.penstock.engine.api.spi} is for those who extend the engine: connectors, recorders, a desktop.
 * </ul>
 */
@org.jspecify.annotations.NullMarked
module dev.penstock.engine.api {
    requires transitive java.sql;
    requires static transitive org.jspecify;

    exports dev.penstock.engine.api;
    exports dev.penstock.engine.api.catalog;
    exports dev.penstock.engine.api.document;
    exports dev.penstock.engine.api.migration;
    exports dev.penstock.engine.api.spi;
    exports dev.penstock.engine.api.sql;

    uses dev.penstock.engine.api.spi.EngineProvider;
}
