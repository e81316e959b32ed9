package dev.penstock.app.ui.migrations;

import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.work.Failure;
import dev.penstock.engine.api.MigrationException;
import dev.penstock.engine.api.migration.Migration;
import dev.penstock.engine.api.migration.MigrationProblem;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** All about one migration: what failed and what must be mended, when it ran and by whom, checksums, the SQL. */
final class MigrationDetailView extends VBox {
    private final MigrationsViewModel model;
    private final Messages messages;
    private final HBox head = new HBox();
    private final GridPane facts = new GridPane();
    private final VBox troubles = new VBox();
    private final TextArea sql = new TextArea();
    private final HBox sqlHead = new HBox();
    private @Nullable MigrationRow shown;
    private boolean wide;

    MigrationDetailView(MigrationsViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        setId("migration-detail");
        getStyleClass().add("migration-detail");
        head.getStyleClass().add("migration-head");
        head.setMinHeight(USE_PREF_SIZE);
        facts.getStyleClass().add("migration-facts");
        facts.setMinHeight(USE_PREF_SIZE);
        troubles.getStyleClass().add("migration-troubles");
        troubles.setMinHeight(USE_PREF_SIZE);
        sqlHead.getStyleClass().add("migration-sql-head");
        sqlHead.setMinHeight(USE_PREF_SIZE);
        sqlHead.getChildren()
                .addAll(
                        Controls.label(messages.say("detail.sql"), "strong"),
                        Controls.spring(),
                        Controls.iconButton(Feather.COPY, messages.say("detail.copy"), null, this::copy));
        sql.setEditable(false);
        sql.getStyleClass().add("migration-sql");
        sql.setMinHeight(80);
        setVgrow(sql, Priority.ALWAYS);
        getChildren().addAll(head, troubles, facts, sqlHead, sql);
    }

    /** Shows a row; null for none. */
    void show(@Nullable MigrationRow row) {
        if (row != null && row.equals(shown)) {
            return;
        }
        shown = row;
        head.getChildren().clear();
        troubles.getChildren().clear();
        facts.getChildren().clear();
        boolean some = row != null;
        for (Node part : new Node[] {troubles, facts, sqlHead, sql}) {
            part.setVisible(some);
            part.setManaged(some);
        }
        if (row == null) {
            head.getChildren().add(wrapped(messages.say("detail.none"), "muted"));
            return;
        }
        Migration migration = row.migration();
        Label title = Controls.label(migration.title(), "heading");
        title.setMinWidth(0);
        Controls.tip(title, migration.title());
        head.getChildren().addAll(title, Controls.spring(), StateBadgeView.of(messages, row));
        trouble(row);
        // the table's row tells them too, and below it there is no room for all
        boolean crowded = wide && !troubles.getChildren().isEmpty();
        facts.setVisible(!crowded);
        facts.setManaged(!crowded);
        fact(messages.say("column.file"), file(migration));
        fact(messages.say("column.applied"), MigrationTexts.installedOn(migration));
        fact(messages.say("column.by"), MigrationTexts.text(migration.installedBy()));
        fact(messages.say("column.took"), MigrationTexts.took(migration));
        fact(messages.say("detail.checksum"), MigrationTexts.text(migration.checksum()));
        fact(messages.say("detail.checksum.file"), MigrationTexts.text(migration.fileChecksum()));
        sql.setText(migration.sql() == null ? messages.say("detail.gone") : migration.sql());
    }

    private static String file(Migration migration) {
        return migration.file() == null ? migration.script() : migration.file().toString();
    }

    private void trouble(MigrationRow row) {
        for (MigrationProblem problem : row.migration().problems()) {
            tell(problem.summary() + ".", problem.advice(), problem.code().id());
        }
        Failure failure = row.failure();
        if (failure != null) {
            tell(failure.summary() + ".", failure.advice(), failure.code().id());
            if (failure.cause() instanceof MigrationException failed) {
                failed.place()
                        .map(place -> MigrationTexts.excerpt(row.migration().sql(), place))
                        .filter(text -> !text.isEmpty())
                        .ifPresent(text -> troubles.getChildren().add(excerpt(text)));
            }
        }
        troubles.setVisible(!troubles.getChildren().isEmpty());
        troubles.setManaged(!troubles.getChildren().isEmpty());
    }

    /** Code is not wrapped: it scrolls. */
    private static ScrollPane excerpt(String text) {
        Label lines = Controls.label(text, "migration-excerpt");
        lines.setMinWidth(USE_PREF_SIZE);
        lines.setMaxWidth(Double.MAX_VALUE);
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(USE_PREF_SIZE);
        scroll.getStyleClass().add("migration-excerpt-scroll");
        return scroll;
    }

    private void tell(String summary, String advice, String code) {
        troubles.getChildren().add(new VBox(2, wrapped(summary, "alarm"), wrapped(advice + " " + code, "muted")));
    }

    private static Label wrapped(String text, String style) {
        Label label = Controls.label(text, style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private void fact(String name, String value) {
        Label key = Controls.label(name, "muted");
        key.setMinWidth(Region.USE_PREF_SIZE);
        Label said = Controls.label(value, "mono", "may-be-cut");
        said.setMinWidth(0);
        // the end of a path tells more than its beginning
        said.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        Controls.tip(said, value);
        GridPane.setHgrow(said, Priority.ALWAYS);
        int place = facts.getChildren().size() / 2;
        if (wide) {
            facts.addRow(place / 2, key, said);
        } else {
            facts.addRow(place, key, said);
        }
    }

    /** Puts two facts beside each other, where there is more width than height. */
    void widen(boolean toWide) {
        if (wide != toWide) {
            wide = toWide;
            MigrationRow again = shown;
            shown = null;
            show(again);
        }
    }

    private void copy() {
        if (shown != null) {
            model.copySql(shown.migration());
        }
    }
}
