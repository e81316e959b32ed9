package dev.penstock.app.ui.query.editor;

import dev.penstock.app.ui.query.catalog.Contents;
import dev.penstock.app.ui.work.Background;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.catalog.TableName;
import dev.penstock.engine.api.sql.SqlText;
import dev.penstock.engine.api.sql.SqlToken;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A text of SQL, where the caret is in it, how it looks. Long texts are cut into tokens off the FX thread. FX thread
 * only.
 */
public final class EditorViewModel {
    private static final int AT_ONCE = 20_000;
    private final Background background;
    private final Supplier<Contents> contents;
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper anchor = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper caret = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<SqlText.@Nullable Range> statement = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<String>> parameters = new ReadOnlyObjectWrapper<>(List.of());
    private EngineKind dialect = EngineKind.SQLITE;
    private SqlText parsed = SqlText.of("", dialect);
    private EngineKind parsedAs = dialect;
    private boolean parsing;
    private List<Span> painted = List.of();
    private int head;
    private int tail;
    private SqlText.@Nullable Range fault;
    private Consumer<Repaint> painter = repaint -> {};
    private Consumer<Edit> hand = edit -> {};

    /**
     * An empty text.
     *
     * @param contents what the database is known to hold, for completion
     */
    public EditorViewModel(Background background, Supplier<Contents> contents) {
        this.background = background;
        this.contents = contents;
    }

    /** The text. */
    public ReadOnlyStringProperty text() {
        return text.getReadOnlyProperty();
    }

    /** Where the selection begins. */
    public ReadOnlyIntegerProperty anchor() {
        return anchor.getReadOnlyProperty();
    }

    /** Where the caret is and the selection ends. */
    public ReadOnlyIntegerProperty caret() {
        return caret.getReadOnlyProperty();
    }

    /** The statement that would run: the selected text, or the statement at the caret; null for none. */
    public ReadOnlyObjectProperty<SqlText.@Nullable Range> statement() {
        return statement.getReadOnlyProperty();
    }

    /** The names of its parameters, each once, in the order of the text. */
    public ReadOnlyObjectProperty<List<String>> parameters() {
        return parameters.getReadOnlyProperty();
    }

    /** Which dialect it is read as. */
    public void dialect(EngineKind kind) {
        if (dialect != kind) {
            dialect = kind;
            parse();
        }
    }

    /** Puts another text in the place of all there is; it can be undone where an editor is open. */
    public void replace(String whole, int newAnchor, int newCaret) {
        edit(new Edit(0, text.get().length(), whole, newAnchor, newCaret));
    }

    /** Writes at the caret, in the place of what is selected. */
    public void insert(String words) {
        int from = Math.min(anchor.get(), caret.get());
        int to = Math.max(anchor.get(), caret.get());
        edit(new Edit(from, to, words, from + words.length(), from + words.length()));
    }

    /** Ctrl+/: puts the lines of the selection into comments, or takes them out. */
    public void toggleComment() {
        edit(Commenting.toggle(text.get(), anchor.get(), caret.get()));
    }

    /** Shows where the server found a fault, at a character of the text from 0, until the text changes. */
    public void fault(int position) {
        SqlText sql = current();
        fault = null;
        for (SqlToken token : sql.tokens()) {
            if (token.end() > position && !token.silent()) {
                fault = new SqlText.Range(token.start(), token.end());
                break;
            }
        }
        if (fault == null && !text.get().isEmpty()) {
            fault = new SqlText.Range(text.get().length() - 1, text.get().length());
        }
        paint();
    }

    /** Takes the sign of a fault away. */
    public void clearFault() {
        if (fault != null) {
            fault = null;
            paint();
        }
    }

    /** Where a fault is shown. */
    public Optional<SqlText.Range> shownFault() {
        return Optional.ofNullable(fault);
    }

    /** All statements that the text has. */
    public List<SqlText.Range> statements() {
        return current().statements();
    }

    /** The statement that would run, found in the text as it is at this moment. */
    public Optional<SqlText.Range> wanted() {
        int from = Math.min(anchor.get(), caret.get());
        int to = Math.max(anchor.get(), caret.get());
        if (!text.get().substring(from, to).isBlank()) {
            return Optional.of(new SqlText.Range(from, to));
        }
        return current().statementAt(caret.get());
    }

    /** The names of the parameters in a part of the text, each once, in its order. */
    public List<String> parametersIn(SqlText.Range range) {
        return names(current(), range);
    }

    /** The name at the caret as it is written; empty where none is. */
    public Optional<String> nameAtCaret() {
        return NameAtCaret.written(current(), caret.get());
    }

    /** The table or view that the name at the caret means; empty where none is known. */
    public Optional<TableName> objectAtCaret() {
        return NameAtCaret.object(current(), caret.get(), contents.get());
    }

    Suggestions complete() {
        return anchor.get() == caret.get()
                ? Completion.at(current(), dialect, caret.get(), contents.get())
                : Suggestions.none(caret.get());
    }

    /** Takes a suggestion over. */
    void take(Suggestions suggestions, Suggestion chosen) {
        int end = suggestions.from() + chosen.insert().length();
        edit(new Edit(suggestions.from(), caret.get(), chosen.insert(), end, end));
    }

    /**
     * An editor shows the text from now on: it makes the edits, tells of each by {@link #typed}, and paints.
     *
     * @param newHand makes an edit
     * @param newPainter paints; once at once with the whole text
     */
    void attach(Consumer<Edit> newHand, Consumer<Repaint> newPainter) {
        hand = newHand;
        painter = newPainter;
        painted = List.of();
        head = 0;
        tail = 0;
        paint();
    }

    /**
     * The text has changed, by hand or by an edit.
     *
     * @param whole all of it
     * @param start of what was changed
     * @param end behind what stands there now
     */
    void typed(String whole, int start, int end) {
        head = Math.min(head, start);
        tail = Math.min(tail, whole.length() - end);
        fault = null;
        text.set(whole);
        parse();
    }

    /** The caret or the selection has moved. */
    void moved(int newAnchor, int newCaret) {
        anchor.set(newAnchor);
        caret.set(newCaret);
        point();
    }

    private void edit(Edit edit) {
        String before = text.get();
        hand.accept(edit);
        // Without an editor nobody has made the edit yet.
        String whole = before.substring(0, edit.start()) + edit.text() + before.substring(edit.end());
        if (!whole.equals(text.get())) {
            typed(whole, edit.start(), edit.start() + edit.text().length());
        }
        moved(edit.anchor(), edit.caret());
    }

    private SqlText current() {
        if (stale()) {
            parsed = SqlText.of(text.get(), dialect);
            parsedAs = dialect;
        }
        return parsed;
    }

    private boolean stale() {
        return parsedAs != dialect || !parsed.text().equals(text.get());
    }

    private void parse() {
        if (text.get().length() <= AT_ONCE) {
            current();
            paint();
            point();
        } else if (!parsing) {
            parsing = true;
            String whole = text.get();
            EngineKind kind = dialect;
            background.run(() -> SqlText.of(whole, kind), sql -> parsed(sql, kind), failure -> {
                throw new IllegalStateException("A text could not be cut into tokens", failure.cause());
            });
        }
    }

    private void parsed(SqlText sql, EngineKind kind) {
        parsing = false;
        parsed = sql;
        parsedAs = kind;
        if (stale()) {
            parse();
        } else {
            paint();
            point();
        }
    }

    private void paint() {
        if (stale()) {
            return;
        }
        List<Span> wanted = Span.of(parsed, fault);
        Repaint repaint = Repaint.between(painted, wanted, head, tail);
        painted = wanted;
        head = text.get().length();
        tail = head;
        if (!repaint.spans().isEmpty()) {
            painter.accept(repaint);
        }
    }

    private void point() {
        if (stale()
                || caret.get() > text.get().length()
                || anchor.get() > text.get().length()) {
            return;
        }
        SqlText.Range range = wanted().orElse(null);
        statement.set(range);
        parameters.set(range == null ? List.of() : names(parsed, range));
    }

    private static List<String> names(SqlText sql, SqlText.Range range) {
        Set<String> names = new LinkedHashSet<>();
        for (SqlToken token : sql.tokens()) {
            if (token.kind() == SqlToken.Kind.NAMED_PLACEHOLDER
                    && token.start() >= range.start()
                    && token.end() <= range.end()) {
                names.add(token.of(sql.text()).substring(1));
            }
        }
        return List.copyOf(names);
    }
}
