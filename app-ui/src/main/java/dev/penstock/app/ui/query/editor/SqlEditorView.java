package dev.penstock.app.ui.query.editor;

import dev.penstock.app.ui.text.Messages;
import dev.penstock.engine.api.sql.SqlText;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.LineNumberFactory;
import org.fxmisc.richtext.model.PlainTextChange;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.fxmisc.richtext.model.TwoDimensional;
import org.jspecify.annotations.Nullable;

/** The editor of a tab: line numbers, colours, an outline round the statement that would run, completion. */
public final class SqlEditorView extends StackPane {
    private static final String FAULT = "sql-fault";
    private static final String INDENT = "    ";
    private static final double AROUND = 3;
    private final EditorViewModel model;
    private final CodeArea area = new CodeArea();
    private final Rectangle outline = new Rectangle();
    private final Pane overlay = new Pane(outline);
    private final CompletionView completion;
    private boolean outlining;

    /** Shows the model's text. */
    public SqlEditorView(EditorViewModel model, Messages messages) {
        this.model = model;
        completion = new CompletionView(area, model, messages);
        getStyleClass().add("sql-editor");
        area.setId("sql");
        area.getStyleClass().add("sql-area");
        area.setParagraphGraphicFactory(LineNumberFactory.get(area, digits -> "%" + Math.max(3, digits) + "d"));
        area.replaceText(model.text().get());
        area.getUndoManager().forgetHistory();
        int caret = model.caret().get();
        area.selectRange(model.anchor().get(), caret);
        model.attach(this::apply, this::paint);
        area.multiPlainChanges().subscribe(this::changed);
        area.anchorProperty().addListener((property, before, now) -> moved());
        area.caretPositionProperty().addListener((property, before, now) -> moved());
        outline.setManaged(false);
        outline.getStyleClass().add("sql-outline");
        overlay.setMouseTransparent(true);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(overlay.widthProperty());
        clip.heightProperty().bind(overlay.heightProperty());
        overlay.setClip(clip);
        getChildren().addAll(new VirtualizedScrollPane<>(area), overlay);
        model.statement().subscribe(range -> outlineSoon());
        area.viewportDirtyEvents().subscribe(event -> outlineSoon());
        area.focusedProperty().subscribe(focused -> outlineSoon());
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        area.addEventHandler(KeyEvent.KEY_TYPED, event -> {
            if (event.getCharacter().equals(".")) {
                Platform.runLater(completion::open);
            }
        });
        area.requestFollowCaret();
    }

    /** Puts the focus to the text. */
    public void focus() {
        area.requestFocus();
    }

    /** Ctrl+Space. */
    public void complete() {
        completion.open();
    }

    /** Takes the list of suggestions away, if there is one. */
    public void endCompletion() {
        completion.hide();
    }

    private void apply(Edit edit) {
        area.replaceText(edit.start(), edit.end(), edit.text());
        area.selectRange(edit.anchor(), edit.caret());
        area.requestFollowCaret();
    }

    private void paint(Repaint repaint) {
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
        for (Span span : repaint.spans()) {
            spans.add(
                    span.fault()
                            ? List.of(span.look().style(), FAULT)
                            : List.of(span.look().style()),
                    span.length());
        }
        area.setStyleSpans(repaint.start(), spans.create());
    }

    private void changed(List<PlainTextChange> changes) {
        String text = area.getText();
        if (changes.size() == 1) {
            model.typed(
                    text, changes.getFirst().getPosition(), changes.getFirst().getInsertionEnd());
        } else {
            model.typed(text, 0, text.length());
        }
        outlineSoon();
    }

    private void moved() {
        model.moved(area.getAnchor(), area.getCaretPosition());
        if (!completion.showing()) {
            return;
        }
        Platform.runLater(completion::follow);
    }

    private void pressed(KeyEvent event) {
        if (completion.pressed(event)) {
            event.consume();
        } else if (event.getCode() == KeyCode.TAB && !event.isShiftDown() && !event.isShortcutDown()) {
            area.replaceSelection(INDENT);
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown() && !event.isAltDown()) {
            String line = area.getText(area.getCurrentParagraph());
            int blanks = Math.min(line.length() - line.stripLeading().length(), area.getCaretColumn());
            area.replaceSelection("\n" + line.substring(0, blanks));
            area.requestFollowCaret();
            event.consume();
        }
    }

    private void outlineSoon() {
        if (!outlining) {
            outlining = true;
            Platform.runLater(() -> {
                outlining = false;
                drawOutline();
            });
        }
    }

    private void drawOutline() {
        SqlText.Range range = model.statement().get();
        boolean selected = area.getAnchor() != area.getCaretPosition();
        Bounds bounds = range == null || selected || getScene() == null || range.end() > area.getLength()
                ? null
                : around(range);
        outline.setVisible(bounds != null);
        if (bounds != null) {
            outline.setX(Math.round(bounds.getMinX() - AROUND) + 0.5);
            outline.setY(Math.round(bounds.getMinY() - 1) + 0.5);
            outline.setWidth((double) Math.round(bounds.getWidth() + 2 * AROUND));
            outline.setHeight((double) Math.round(bounds.getHeight() + 2));
        }
    }

    /** The box round what is visible of a statement, in the overlay; null if nothing is. */
    private @Nullable Bounds around(SqlText.Range range) {
        area.layout();
        var first = area.offsetToPosition(range.start(), TwoDimensional.Bias.Forward);
        var last = area.offsetToPosition(range.end(), TwoDimensional.Bias.Backward);
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        int visible = area.getVisibleParagraphs().size();
        for (int i = 0; i < visible; i++) {
            int line = area.visibleParToAllParIndex(i);
            if (line < first.getMajor() || line > last.getMajor()) {
                continue;
            }
            int start = area.getAbsolutePosition(line, 0);
            int from = Math.max(start, range.start());
            int to = Math.min(start + area.getParagraphLength(line), range.end());
            Optional<Bounds> box = from >= to ? Optional.empty() : area.getCharacterBoundsOnScreen(from, to);
            if (box.isPresent()) {
                left = Math.min(left, box.get().getMinX());
                right = Math.max(right, box.get().getMaxX());
                top = Math.min(top, box.get().getMinY());
                bottom = Math.max(bottom, box.get().getMaxY());
            }
        }
        if (left > right) {
            return null;
        }
        Point2D from = overlay.screenToLocal(left, top);
        Point2D to = overlay.screenToLocal(right, bottom);
        return from == null || to == null
                ? null
                : new BoundingBox(from.getX(), from.getY(), to.getX() - from.getX(), to.getY() - from.getY());
    }
}
