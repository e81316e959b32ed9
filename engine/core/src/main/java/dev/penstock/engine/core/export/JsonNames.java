package dev.penstock.engine.core.export;

import dev.penstock.engine.api.Column;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The member names of a JSON object: unique and not empty. */
final class JsonNames {
    private JsonNames() {}

    /**
     * The first column of a name has that name. The next ones are {@code name_2} and so on, without the names of other
     * columns. A third column without a name is {@code column_3}.
     */
    static List<String> of(List<Column> columns) {
        Set<String> own = new HashSet<>();
        for (Column column : columns) {
            own.add(column.name());
        }
        Set<String> taken = new HashSet<>();
        List<String> names = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i).name();
            String base = name.isEmpty() ? "column_" + (i + 1) : name;
            String unique = base;
            boolean free = name.isEmpty() ? !own.contains(base) && taken.add(base) : taken.add(base);
            for (int n = 2; !free; n++) {
                unique = base + "_" + n;
                free = !own.contains(unique) && taken.add(unique);
            }
            names.add(unique);
        }
        return names;
    }
}
