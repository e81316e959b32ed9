package dev.penstock.engine.core.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.Column;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonNamesTest {
    @Test
    void of_namesThatDiffer_keepsThem() {
        assertThat(names("a", "A", "a_2")).containsExactly("a", "A", "a_2");
    }

    @Test
    void of_namesThatRepeat_countsThem() {
        assertThat(names("a", "b", "a", "a")).containsExactly("a", "b", "a_2", "a_3");
    }

    @Test
    void of_countedNameThatIsTaken_goesPastIt() {
        assertThat(names("a", "a", "a_2", "a")).containsExactly("a", "a_3", "a_2", "a_4");
        assertThat(names("a_2", "a", "a", "a_2")).containsExactly("a_2", "a", "a_3", "a_2_2");
    }

    @Test
    void of_noName_takesItsPlace() {
        assertThat(names("", "a", "")).containsExactly("column_1", "a", "column_3");
        assertThat(names("", "column_1")).containsExactly("column_1_2", "column_1");
    }

    private static List<String> names(String... names) {
        return JsonNames.of(Arrays.stream(names)
                .map(name -> new Column(name, "text", String.class))
                .toList());
    }
}
