package dev.penstock.app.ui.query.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.query.catalog.Contents;
import dev.penstock.app.ui.work.Background;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.sql.SqlText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class EditorViewModelTest {
    private final Deque<Runnable> later = new ArrayDeque<>();
    private final EditorViewModel editor =
            new EditorViewModel(new Background(later::add, Runnable::run), () -> Contents.NONE);

    @Test
    void statement_caretInSecond_isTheSecond() {
        editor.replace("select 1; select :a, :b, :a", 15, 15);
        assertThat(editor.statement().get()).isEqualTo(new SqlText.Range(10, 27));
        assertThat(editor.parameters().get()).containsExactly("a", "b");
        assertThat(editor.statements()).hasSize(2);
        assertThat(editor.parametersIn(new SqlText.Range(0, 8))).isEmpty();
    }

    @Test
    void statement_selection_isWhatIsSelected() {
        editor.replace("select 1; select 2", 7, 0);
        assertThat(editor.wanted()).contains(new SqlText.Range(0, 7));
    }

    @Test
    void typed_oneCharacter_paintsFromThereOn() {
        List<Repaint> painted = new ArrayList<>();
        editor.replace("select 1 from a;\nselect 2", 0, 0);
        editor.attach(edit -> {}, painted::add);
        painted.clear();
        editor.typed("select 12 from a;\nselect 2", 8, 9);
        assertThat(painted).hasSize(1);
        assertThat(painted.getFirst().start()).isEqualTo(7);
        assertThat(painted.getFirst().spans()).containsExactly(new Span(2, Look.NUMBER, false));
    }

    @Test
    void fault_untilTheTextChanges_isPainted() {
        editor.replace("selct 1", 0, 0);
        editor.fault(0);
        assertThat(editor.shownFault()).contains(new SqlText.Range(0, 5));
        editor.clearFault();
        assertThat(editor.shownFault()).isEmpty();
        editor.fault(99);
        assertThat(editor.shownFault()).contains(new SqlText.Range(6, 7));
        editor.typed("select 1", 4, 5);
        assertThat(editor.shownFault()).isEmpty();
    }

    @Test
    void longText_isCutElsewhere_andTheLastWins() {
        String many = "select 1;\n".repeat(5_000);
        editor.replace(many, 0, 0);
        assertThat(later).hasSize(1);
        editor.typed(many + "select 2", many.length(), many.length() + 8);
        assertThat(later).hasSize(1);
        later.poll().run();
        assertThat(later).hasSize(1);
        later.poll().run();
        editor.moved(many.length(), many.length());
        assertThat(editor.statement().get()).isEqualTo(new SqlText.Range(many.length(), many.length() + 8));
    }

    @Test
    void edits_insertCommentAndTake_changeTheText() {
        editor.dialect(EngineKind.POSTGRESQL);
        editor.replace("sel", 3, 3);
        Suggestions suggestions = editor.complete();
        editor.take(suggestions, suggestions.items().getFirst());
        assertThat(editor.text().get()).isEqualTo("select");
        editor.insert(" 1");
        editor.toggleComment();
        assertThat(editor.text().get()).isEqualTo("-- select 1");
        editor.moved(0, 3);
        assertThat(editor.complete().items()).isEmpty();
    }
}
