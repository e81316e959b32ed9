package dev.penstock.app.ui.schema.tree;

import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.schema.tree.Line.Fold;
import dev.penstock.app.ui.text.Figures;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.work.Failure;
import dev.penstock.engine.api.catalog.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A line of the tree: arrow, sign, name, and muted at the right what is known of it. */
final class LineCellView extends ListCell<Line> {
    private static final PseudoClass NOTE = PseudoClass.getPseudoClass("note");
    private static final double INDENT = 14;
    private static final Duration PATIENCE = Duration.ofMillis(200);
    private final TreeViewModel model;
    private final Messages messages;
    private final BooleanSupplier roomy;
    private final Region indent = new Region();
    private final FontIcon arrow = new FontIcon(Feather.CHEVRON_RIGHT);
    private final FontIcon icon = new FontIcon(Feather.GRID);
    private final MatchTextView name = new MatchTextView();
    private final Label detail = Controls.label("", "caption");
    private final Button act = Controls.button("", () -> {});
    private final HBox row = new HBox(4, indent, arrow, icon, name, Controls.spring(), detail);

    LineCellView(TreeViewModel model, Messages messages, BooleanSupplier roomy) {
        this.model = model;
        this.messages = messages;
        this.roomy = roomy;
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMinWidth(0);
        setPrefWidth(0);
        indent.setMinWidth(Region.USE_PREF_SIZE);
        arrow.getStyleClass().addAll("line-arrow", "small-icon");
        icon.getStyleClass().add("small-icon");
        detail.setMinWidth(Region.USE_PREF_SIZE);
        act.getStyleClass().add("line-action");
        act.setFocusTraversable(false);
        row.setVisible(false);
        setGraphic(row);
        model.now().subscribe(now -> wait(getItem(), now));
    }

    @Override
    protected void updateItem(@Nullable Line line, boolean empty) {
        super.updateItem(line, empty);
        if (line == null || empty) {
            // Hidden, not taken out: what is put in again is styled anew, and that for every cell at each letter.
            row.setVisible(false);
            setAccessibleText(null);
            return;
        }
        indent.setPrefWidth(line.depth() * INDENT);
        arrow.setIconCode(line.fold() == Fold.OPEN ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT);
        arrow.setVisible(line.fold() != Fold.NONE);
        Ikon sign = sign(line.kind());
        icon.setVisible(sign != null);
        icon.setManaged(sign != null);
        if (sign != null) {
            icon.setIconCode(sign);
        }
        icon.getStyleClass().removeAll("danger");
        if (line.kind() == Line.Kind.FAILED) {
            icon.getStyleClass().add("danger");
        }
        String text = text(line);
        name.show(text, line.match(), line.matched());
        name.pseudoClassStateChanged(NOTE, line.place() instanceof Place.OfNote);
        detail.setText(detail(line));
        Controls.tip(row, tip(line));
        setAccessibleText(accessible(line, text));
        action(line);
        row.setVisible(true);
        wait(line, model.now().get());
    }

    private String text(Line line) {
        return switch (line.kind()) {
            case DATABASE, SCHEMA, TABLE, VIEW -> line.text();
            case SYSTEM -> messages.say("tree.system");
            case TABLES -> messages.say("tree.tables");
            case COLLECTIONS -> messages.say("tree.collections");
            case VIEWS -> messages.say("tree.views");
            case READING -> messages.say("tree.reading");
            case FAILED -> line.failure() == null ? "" : line.failure().summary();
            case EMPTY -> messages.say("tree.empty");
        };
    }

    private String detail(Line line) {
        Table table = line.table();
        if (line.count() >= 0) {
            return Figures.count(line.count());
        }
        if (line.failure() != null) {
            return roomy.getAsBoolean() ? line.failure().code().id() : "";
        }
        if (line.kind() == Line.Kind.DATABASE) {
            return model.database(line.text())
                    .map(database -> database.profile().engine().title())
                    .orElse("");
        }
        if (table == null) {
            return "";
        }
        String size = table.bytes().isPresent() ? Figures.bytes(table.bytes().getAsLong()) : "";
        if (!roomy.getAsBoolean() || table.rowEstimate().isEmpty()) {
            return size;
        }
        String rows =
                messages.say("tree.rows", Figures.brief(table.rowEstimate().getAsLong()));
        return size.isEmpty() ? rows : messages.say("tree.figures", rows, size);
    }

    private @Nullable String tip(Line line) {
        Table table = line.table();
        Failure failure = line.failure();
        if (failure != null) {
            return failure.sentence();
        }
        if (table == null) {
            return null;
        }
        return messages.say(
                "tree.tip",
                table.name(),
                table.rowEstimate().isPresent()
                        ? messages.say("rows", Figures.count(table.rowEstimate().getAsLong()))
                        : messages.say("rows.unknown"),
                table.bytes().isPresent() ? Figures.bytes(table.bytes().getAsLong()) : messages.say("size.unknown"));
    }

    private String accessible(Line line, String text) {
        return switch (line.fold()) {
            case NONE -> messages.say("tree.line", text, detail.getText(), line.depth() + 1);
            case OPEN -> messages.say("tree.line.open", text, detail.getText(), line.depth() + 1);
            case CLOSED -> messages.say("tree.line.closed", text, detail.getText(), line.depth() + 1);
        };
    }

    private void action(Line line) {
        boolean failed = line.kind() == Line.Kind.FAILED;
        boolean reading = line.kind() == Line.Kind.READING;
        // Only where there is something to do: few lines have that, and a button would be styled with each of them.
        if (row.getChildren().contains(act) != (failed || reading)) {
            if (failed || reading) {
                row.getChildren().add(act);
            } else {
                row.getChildren().remove(act);
            }
        }
        if (line.place() instanceof Place.OfNote note) {
            act.setText(failed ? messages.say("retry") : messages.say("cancel"));
            act.setOnAction(event -> {
                if (failed) {
                    model.retry(note.branch());
                } else {
                    model.cancel(note.branch());
                }
            });
        }
    }

    /** Nothing for a moment, then for how long. */
    private void wait(@Nullable Line line, Instant now) {
        if (line == null || line.since() == null) {
            return;
        }
        Duration waited = Duration.between(line.since(), now);
        boolean late = waited.compareTo(PATIENCE) >= 0;
        if (line.kind() == Line.Kind.READING) {
            row.setVisible(late);
            detail.setText(Figures.span(waited));
        } else {
            detail.setText(late ? messages.say("tree.again", Figures.span(waited)) : detail(line));
        }
    }

    private static @Nullable Ikon sign(Line.Kind kind) {
        return switch (kind) {
            case DATABASE -> Feather.DATABASE;
            case SCHEMA -> Feather.FOLDER;
            case SYSTEM -> Feather.LOCK;
            case TABLES, COLLECTIONS, VIEWS, READING, EMPTY -> null;
            case TABLE -> Feather.GRID;
            case VIEW -> Feather.EYE;
            case FAILED -> Feather.X_CIRCLE;
        };
    }
}
