package dev.penstock.app.ui.schema.detail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrailTest {
    private final Trail<String> trail = new Trail<>();

    @Test
    void walk_backAndForth_passesWhatWasFollowed() {
        trail.replace("a");
        trail.follow("b");
        trail.follow("c");
        assertThat(trail.walk(-1)).contains("b");
        assertThat(trail.walk(-1)).contains("a");
        assertThat(trail.walk(-1)).isEmpty();
        assertThat(trail.has(-1)).isFalse();
        assertThat(trail.walk(1)).contains("b");
        assertThat(trail.has(1)).isTrue();
    }

    @Test
    void follow_fromTheMiddle_forgetsWhatLayAhead() {
        trail.follow("a");
        trail.follow("b");
        trail.walk(-1);
        trail.follow("c");
        assertThat(trail.has(1)).isFalse();
        assertThat(trail.walk(-1)).contains("a");
    }

    @Test
    void follow_toWhereOneIs_isNoStep() {
        trail.follow("a");
        trail.follow("a");
        assertThat(trail.has(-1)).isFalse();
    }

    @Test
    void replace_leavesNoTrace() {
        trail.follow("a");
        trail.follow("b");
        trail.replace("c");
        assertThat(trail.walk(-1)).contains("a");
        assertThat(trail.walk(1)).contains("c");
        assertThat(trail.recent()).containsExactly("c", "a");
    }

    @Test
    void follow_manySteps_keepsTheLast() {
        for (int i = 0; i < 500; i++) {
            trail.follow("step " + i);
        }
        assertThat(trail.recent()).hasSize(100).startsWith("step 499");
        assertThat(trail.walk(-99)).contains("step 400");
    }
}
