package dev.penstock.engine.api.catalog;

/**
 * The full name of a table or view.
 *
 * @param schema the name of the schema on the server
 * @param name the name on the server
 */
public record TableName(String schema, String name) {
    @Override
    public String toString() {
        return schema + "." + name;
    }
}
