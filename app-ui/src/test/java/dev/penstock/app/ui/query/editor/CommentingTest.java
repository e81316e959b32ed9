package dev.penstock.app.ui.query.editor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommentingTest {
    @Test
    void toggle_caretInLine_commentsThatLine() {
        assertThat(apply("a\nb\nc", 2, 2)).isEqualTo("a\n-- b\nc");
    }

    @Test
    void toggle_commentedLine_takesTheCommentOut() {
        assertThat(apply("a\n-- b\nc", 4, 4)).isEqualTo("a\nb\nc");
        assertThat(apply("  --b", 0, 0)).isEqualTo("  b");
    }

    @Test
    void toggle_selection_commentsAllItsLines() {
        assertThat(apply("a\n\n-- b\nc", 0, 6)).isEqualTo("-- a\n\n-- -- b\nc");
    }

    @Test
    void toggle_selectionToALinesBeginning_leavesThatLine() {
        assertThat(apply("a\nb\n", 0, 2)).isEqualTo("-- a\nb\n");
    }

    @Test
    void toggle_backwardSelection_keepsItsDirection() {
        Edit edit = Commenting.toggle("a\nb", 3, 0);
        assertThat(edit.anchor()).isEqualTo(9);
        assertThat(edit.caret()).isEqualTo(3);
    }

    private static String apply(String text, int anchor, int caret) {
        Edit edit = Commenting.toggle(text, anchor, caret);
        return text.substring(0, edit.start()) + edit.text() + text.substring(edit.end());
    }
}
