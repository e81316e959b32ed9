package dev.penstock.engine.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.WorkspaceStore.Edit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random edits of random documents. The same seed creates the same edits. */
class EditorPropertyTest {
    private static final Path FILE = Path.of("/w/penstock.yaml");
    private static final int EDITS = 300;
    private static final List<String> TEXTS =
            List.of("x", "off", "1.0", "a: b", "a #b", "", " a", "${secret:o/a}", "l\nl", "'", "\"", "😀", "{", "-");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void edit_anything_readsBackAndLeavesTheOtherLines(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        String end = seed % 3 == 0 ? "\r\n" : "\n";
        StringBuilder made = new StringBuilder("# head" + end + end);
        block(made, "", 0, random, end);
        String text = seed % 4 == 0 ? made.toString().stripTrailing() : made.toString();
        for (int i = 0; i < EDITS; i++) {
            List<String> path = path(random);
            text = switch (random.nextInt(6)) {
                case 0 -> removed(text, path);
                case 1, 2 -> moved(text, path, random);
                default -> set(text, path, TEXTS.get(random.nextInt(TEXTS.size())));
            };
        }
    }

    private static String set(String text, List<String> path, String value) {
        Object parent = Loaded.at(text, path.subList(0, path.size() - 1));
        if (!(parent instanceof Map<?, ?>)) {
            return text;
        }
        boolean single = !(Loaded.at(text, path) instanceof Map<?, ?>);

        String edited = Editor.apply(FILE, text, new Edit.Set(path, value));

        assertThat(Loaded.at(edited, path))
                .as("%s = '%s' in:%n%s", path, value, text)
                .isEqualTo(value);
        if (single) {
            assertThat(changedLines(text, edited)).as("%s in:%n%s", path, text).isLessThanOrEqualTo(1);
        }
        return edited;
    }

    private static String removed(String text, List<String> path) {
        String edited = Editor.apply(FILE, text, new Edit.Remove(path));

        assertThat(Loaded.at(edited, path)).as("without %s:%n%s", path, edited).isNull();
        List<String> lines = new ArrayList<>(text.lines().toList());
        List<String> kept = edited.lines().filter(line -> !lines.remove(line)).toList();
        assertThat(kept)
                .as("lines that were not there before, without %s:%n%s", path, text)
                .hasSizeLessThanOrEqualTo(1);
        return edited;
    }

    private static String moved(String text, List<String> path, RandomGenerator random) {
        List<String> parent = path.subList(0, path.size() - 1);
        if (!(Loaded.at(text, parent) instanceof Map<?, ?> map) || !map.containsKey(path.getLast())) {
            return text;
        }
        List<String> keys =
                new ArrayList<>(map.keySet().stream().map(String::valueOf).toList());
        keys.remove(path.getLast());
        int place = random.nextInt(keys.size() + 1);
        String before = place == keys.size() ? null : keys.get(place);
        keys.add(place, path.getLast());

        String edited = Editor.apply(FILE, text, new Edit.Move(path, before));

        assertThat(Loaded.at(edited, List.of())).isEqualTo(Loaded.at(text, List.of()));
        assertThat(Loaded.at(edited, parent))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .as("%s before %s in:%n%s", path, before, text)
                .containsOnlyKeys(keys.toArray())
                .satisfies(after -> assertThat(List.copyOf(after.keySet())).isEqualTo(List.copyOf(keys)));
        List<String> others = new ArrayList<>(edited.lines().toList());
        List<String> gone = text.lines().filter(line -> !others.remove(line)).toList();
        assertThat(gone)
                .as("lines that are not there any more: %s before %s in:%n%s", path, before, text)
                .hasSizeLessThanOrEqualTo(1);
        return edited;
    }

    /**
     * The lines of the result that differ from the lines at the same place of the old text, counted from its start or
     * end.
     */
    private static int changedLines(String before, String after) {
        List<String> from = before.lines().toList();
        List<String> to = after.lines().toList();
        int head = 0;
        while (head < from.size() && head < to.size() && from.get(head).equals(to.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < from.size() - head
                && tail < to.size() - head
                && from.get(from.size() - 1 - tail).equals(to.get(to.size() - 1 - tail))) {
            tail++;
        }
        return to.size() - head - tail;
    }

    private static List<String> path(RandomGenerator random) {
        List<String> path = new ArrayList<>();
        do {
            path.add("k" + random.nextInt(5));
        } while (path.size() < 3 && random.nextBoolean());
        return path;
    }

    private static void block(StringBuilder out, String indentation, int depth, RandomGenerator random, String end) {
        for (int key = 0; key < 4; key++) {
            if (random.nextInt(3) == 0) {
                out.append(indentation).append("# about k").append(key).append(end);
            }
            out.append(indentation).append(random.nextInt(4) == 0 ? "'k" + key + "':" : "k" + key + ":");
            switch (random.nextInt(depth < 2 ? 8 : 6)) {
                case 0 -> out.append(" {k0: 1, k1: [a, 'b'], k2: {k0: x}}").append(end);
                case 1 -> out.append(" \"quoted # text\"  # why").append(end);
                case 2 ->
                    out.append(" |")
                            .append(end)
                            .append(indentation)
                            .append("   literal: text")
                            .append(end);
                case 3 -> out.append(" # nothing").append(end);
                case 4 ->
                    out.append(end).append(indentation).append("- item # one").append(end);
                case 5 -> out.append(" plain text").append(end).append(end);
                default -> {
                    out.append("  # below").append(end);
                    block(out, indentation + "   ", depth + 1, random, end);
                }
            }
        }
    }
}
