package dev.penstock.engine.api.catalog;

/**
 * A table's or view's full name.
 *
 * @param schema as the server has it
 * @param name as the server has it
 */
public record TableName(String schema, String name) {
    @Override
    public String toString() {
        return schema + "." + name;
    }
}
