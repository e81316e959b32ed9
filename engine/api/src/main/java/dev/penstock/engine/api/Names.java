package dev.penstock.engine.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the column or field for a record's component: same name, other capitals, snake case. */
final class Names {
    private Names() {}

    /** The place of a component's column, from 0; -1 if there is none. */
    static int find(List<String> columns, String component) {
        int exact = columns.indexOf(component);
        if (exact >= 0) {
            return exact;
        }
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).equalsIgnoreCase(component)) {
                return i;
            }
        }
        for (int i = 0; i < columns.size(); i++) {
            if (isSnakeCase(columns.get(i), component)) {
                return i;
            }
        }
        return -1;
    }

    /** The key of a component's field; null if there is none. */
    static @Nullable Object find(Map<?, ?> fields, String component) {
        if (fields.containsKey(component)) {
            return component;
        }
        Object snakeCase = null;
        for (Object key : fields.keySet()) {
            if (key instanceof String name) {
                if (name.equalsIgnoreCase(component)) {
                    return key;
                }
                snakeCase = snakeCase == null && isSnakeCase(name, component) ? key : snakeCase;
            }
        }
        return snakeCase;
    }

    /** Whether a name is the component's but for underscores and capitals. */
    private static boolean isSnakeCase(String name, String component) {
        int at = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '_') {
                continue;
            }
            while (at < component.length() && component.charAt(at) == '_') {
                at++;
            }
            if (at == component.length() || Character.toLowerCase(c) != Character.toLowerCase(component.charAt(at))) {
                return false;
            }
            at++;
        }
        while (at < component.length() && component.charAt(at) == '_') {
            at++;
        }
        return at == component.length();
    }
}
