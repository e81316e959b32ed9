package dev.penstock.app.ui.query.editor;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.sql.SqlText;
import java.util.Collection;
import java.util.List;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/** A text of SQL to read, select and copy, painted as the editor paints it. */
public final class SqlTextView extends StackPane {
    private final CodeArea area = new CodeArea();

    /** Shows nothing yet. */
    public SqlTextView(String id) {
        getStyleClass().addAll("sql-editor", "sql-text");
        area.setId(id);
        area.getStyleClass().add("sql-area");
        area.setEditable(false);
        area.setWrapText(true);
        getChildren().add(new VirtualizedScrollPane<>(area));
    }

    /** Shows a text from its beginning. */
    public void show(String text, EngineKind dialect) {
        if (text.equals(area.getText())) {
            return;
        }
        area.replaceText(text);
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
        List<Span> looks = Span.of(SqlText.of(text, dialect), null);
        looks.forEach(span -> spans.add(List.of(span.look().style()), span.length()));
        if (!looks.isEmpty()) {
            area.setStyleSpans(0, spans.create());
        }
        area.moveTo(0);
        area.requestFollowCaret();
    }

    /** Puts the focus to the text. */
    public void focus() {
        area.requestFocus();
    }
}
