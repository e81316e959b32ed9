package dev.penstock.app.ui.connections.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextPatchTest {
    private static final String BEFORE = "a\nb\nc # gone\nd\ne\nf\ng # gone too\nh";
    private static final String AFTER = "a\nb\nd\ne\nf\nh";

    @Test
    void apply_nothingElseChanged_isTheTextBefore() {
        assertThat(TextPatch.apply(BEFORE, AFTER, AFTER)).hasValue(BEFORE);
    }

    @Test
    void apply_otherLinesChanged_keepsThem() {
        assertThat(TextPatch.apply(BEFORE, AFTER, "new\na\nb\nd\nE!\nf\nh"))
                .hasValue("new\na\nb\nc # gone\nd\nE!\nf\ng # gone too\nh");
    }

    @Test
    void apply_replacedLine_isPutBack() {
        assertThat(TextPatch.apply("x: {a: 1}\ny: 2\n", "x: {}\ny: 2\n", "x: {}\ny: 2\nz: 3\n"))
                .hasValue("x: {a: 1}\ny: 2\nz: 3\n");
    }

    @Test
    void apply_surroundingsGone_isNothing() {
        assertThat(TextPatch.apply(BEFORE, AFTER, "quite\nanother\ntext\n")).isEmpty();
    }

    @Test
    void apply_surroundingsTwice_isNothing() {
        assertThat(TextPatch.apply("a\nx\nb\n", "a\nb\n", "a\nb\na\nb\n")).isEmpty();
    }
}
