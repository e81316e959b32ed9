package dev.penstock.app.ui.connections;

import dev.penstock.app.ui.connections.form.Field;
import dev.penstock.app.ui.connections.form.Form;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.Health;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The list of profiles, under the headings of their groups; those of no group come first. */
sealed interface Listing {

    /**
     * A group's name.
     *
     * @param group its name
     */
    record Heading(String group) implements Listing {}

    /**
     * A profile.
     *
     * @param key tells it from all others, new ones too
     * @param name as typed; empty where none has been
     * @param engine which; null where none has been chosen
     * @param address of its first node
     * @param group under which it stands; empty for none
     * @param health of its database; null where it is not in the file
     * @param state of what was typed
     */
    record Item(
            String key,
            String name,
            @Nullable EngineKind engine,
            String address,
            String group,
            @Nullable Health health,
            State state)
            implements Listing {

        /** Whether a word stands in it, in small or capital letters. */
        boolean has(String word) {
            String all = name + " " + address + " " + group + " " + (engine == null ? "" : engine.title());
            return all.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
        }
    }

    /** What there is of a profile beside what the file says. */
    enum State {
        SAVED,
        EDITED,
        CONFLICT,
        NEW,
        /** Was typed into, and somebody else has taken it out of the file. */
        GONE
    }

    /** The line of a profile. */
    static Item item(String key, Form form, @Nullable Health health, State state) {
        String address = form.shown(Field.URL);
        if (address.isEmpty()) {
            address = form.engine().filter(each -> each == EngineKind.SQLITE).isPresent()
                    ? form.shown(Field.FILE)
                    : form.shown(Field.NODES);
        }
        return new Item(
                key, form.get(Field.NAME), form.engine().orElse(null), address, form.shown(Field.GROUP), health, state);
    }

    /** Under headings, those that have all words. */
    static List<Listing> of(List<Item> items, String filter) {
        Map<String, List<Item>> groups = new LinkedHashMap<>();
        groups.put("", new ArrayList<>());
        for (Item item : items) {
            if (List.of(filter.strip().split("\\s+")).stream().allMatch(item::has)) {
                groups.computeIfAbsent(item.group(), key -> new ArrayList<>()).add(item);
            }
        }
        List<Listing> all = new ArrayList<>();
        groups.forEach((group, members) -> {
            if (!group.isEmpty() && !members.isEmpty()) {
                all.add(new Heading(group));
            }
            all.addAll(members);
        });
        return all;
    }
}
