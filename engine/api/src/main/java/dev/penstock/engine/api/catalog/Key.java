package dev.penstock.engine.api.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A key constraint of a table. */
public sealed interface Key {

    /** The name of the constraint; null if it has none. */
    @Nullable
    String name();

    /** The columns, in the order of the key. */
    List<String> columns();

    /**
     * The primary key.
     *
     * @param name the name of the constraint; null if it has none
     * @param columns the columns, in the order of the key
     */
    record Primary(@Nullable String name, List<String> columns) implements Key {}

    /**
     * A unique constraint.
     *
     * @param name the name of the constraint; null if it has none
     * @param columns the columns, in the order of the key
     */
    record Unique(@Nullable String name, List<String> columns) implements Key {}

    /**
     * A foreign key.
     *
     * @param name the name of the constraint; null if it has none
     * @param columns the columns, in the order of the key
     * @param target the referenced table
     * @param targetColumns the referenced columns, in the same order
     * @param onDelete the action in SQL: {@code CASCADE}
     * @param onUpdate the action in SQL: {@code NO ACTION}
     */
    record Foreign(
            @Nullable String name,
            List<String> columns,
            TableName target,
            List<String> targetColumns,
            String onDelete,
            String onUpdate)
            implements Key {}
}
