package dev.penstock.engine.api.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What ties rows together or apart. */
public sealed interface Key {

    /** The constraint's name; null if it has none. */
    @Nullable
    String name();

    /** Its columns, in its order. */
    List<String> columns();

    /**
     * The primary key.
     *
     * @param name of the constraint; null if it has none
     * @param columns in the key's order
     */
    record Primary(@Nullable String name, List<String> columns) implements Key {}

    /**
     * A unique constraint.
     *
     * @param name of the constraint; null if it has none
     * @param columns in the key's order
     */
    record Unique(@Nullable String name, List<String> columns) implements Key {}

    /**
     * A foreign key.
     *
     * @param name of the constraint; null if it has none
     * @param columns in the key's order
     * @param target the table it points to
     * @param targetColumns in the same order
     * @param onDelete as SQL: {@code CASCADE}
     * @param onUpdate as SQL: {@code NO ACTION}
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
