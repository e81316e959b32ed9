package dev.penstock.app.ui.schema.tree;

import dev.penstock.engine.api.catalog.TableName;

/** A place of the tree; it stays the same while what stands there is read again. */
public sealed interface Place {

    /** The name of the database it is in. */
    String database();

    /** A database. */
    record OfDatabase(String database) implements Place {}

    /** The fold of the server's own schemas. */
    record OfSystem(String database) implements Place {}

    /** A schema. */
    record OfSchema(String database, String schema) implements Place {}

    /** The tables or the views of a schema. */
    record OfGroup(String database, String schema, boolean views) implements Place {}

    /** A table or view. */
    record OfObject(String database, TableName name) implements Place {
        /** The object there. */
        public ObjectRef ref() {
            return new ObjectRef(database, name);
        }
    }

    /**
     * What stands in a branch instead of what it holds: that it is being read, that it cannot be, that it holds nothing.
     *
     * @param branch a database or a schema
     */
    record OfNote(Place branch) implements Place {
        @Override
        public String database() {
            return branch.database();
        }
    }
}
