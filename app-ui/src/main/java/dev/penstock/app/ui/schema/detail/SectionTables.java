package dev.penstock.app.ui.schema.detail;

import dev.penstock.app.ui.schema.detail.SectionTable.Heading;
import dev.penstock.app.ui.schema.detail.SectionTable.Look;
import dev.penstock.app.ui.schema.detail.SectionTable.Row;
import dev.penstock.app.ui.text.Figures;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.engine.api.catalog.Index;
import dev.penstock.engine.api.catalog.Key;
import dev.penstock.engine.api.catalog.Reference;
import dev.penstock.engine.api.catalog.TableColumn;
import dev.penstock.engine.api.catalog.TableDetail;
import dev.penstock.engine.api.catalog.TableName;
import dev.penstock.engine.api.catalog.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes the sections of an object as tables. */
final class SectionTables {
    private static final int KEY_MARKS = 0;
    private static final int KEY_TARGET = 3;
    private static final int REFERENCE_TABLE = 0;
    private static final int NO_LINK = -1;
    private final TableDetail detail;
    private final Messages messages;

    SectionTables(TableDetail detail, Messages messages) {
        this.detail = detail;
        this.messages = messages;
    }

    /** How much a section holds. */
    static int count(TableDetail detail, Section section) {
        return switch (section) {
            case COLUMNS -> detail.columns().size();
            case KEYS -> detail.keys().size();
            case REFERENCES -> detail.referencedBy().size();
            case INDEXES -> detail.indexes().size();
            case TRIGGERS -> detail.triggers().size();
            case DDL -> detail.ddl().isBlank() ? 0 : 1;
        };
    }

    SectionTable table(Section section) {
        return switch (section) {
            case COLUMNS -> columns();
            case KEYS -> keys();
            case REFERENCES -> references();
            case INDEXES -> indexes();
            case TRIGGERS -> triggers();
            case DDL -> throw new IllegalArgumentException("The DDL is a text");
        };
    }

    private SectionTable columns() {
        List<Heading> headings = List.of(
                words(messages.say("column.marks")),
                code(messages.say("column.name")),
                code(messages.say("column.type")),
                words(messages.say("column.null")),
                code(messages.say("column.default")),
                words(messages.say("column.generated")),
                words(messages.say("column.comment")));
        return new SectionTable(
                headings, detail.columns().stream().map(this::column).toList(), KEY_MARKS);
    }

    private Row column(TableColumn column) {
        List<String> marks = new ArrayList<>();
        TableName target = null;
        for (Key key : detail.keys()) {
            if (key.columns().contains(column.name())) {
                String mark = switch (key) {
                    case Key.Primary _ -> messages.say("mark.primary");
                    case Key.Unique _ -> messages.say("mark.unique");
                    case Key.Foreign _ -> messages.say("mark.foreign");
                };
                if (!marks.contains(mark)) {
                    marks.add(mark);
                }
                if (target == null && key instanceof Key.Foreign foreign) {
                    target = foreign.target();
                }
            }
        }
        return new Row(
                List.of(
                        String.join(" ", marks),
                        column.name(),
                        column.type(),
                        column.nullable() ? messages.say("column.nullable") : messages.say("column.required"),
                        text(column.defaultExpression()),
                        column.generated() ? messages.say("yes") : "",
                        text(column.comment())),
                target,
                "");
    }

    private SectionTable keys() {
        List<Heading> headings = List.of(
                words(messages.say("key.kind")),
                code(messages.say("key.name")),
                code(messages.say("key.columns")),
                code(messages.say("key.target")),
                words(messages.say("key.delete")),
                words(messages.say("key.update")));
        return new SectionTable(headings, detail.keys().stream().map(this::key).toList(), KEY_TARGET);
    }

    private Row key(Key key) {
        String columns = String.join(", ", key.columns());
        return switch (key) {
            case Key.Primary _ ->
                new Row(List.of(messages.say("key.primary"), text(key.name()), columns, "", "", ""), null, "");
            case Key.Unique _ ->
                new Row(List.of(messages.say("key.unique"), text(key.name()), columns, "", "", ""), null, "");
            case Key.Foreign foreign ->
                new Row(
                        List.of(
                                messages.say("key.foreign"),
                                text(key.name()),
                                columns,
                                foreign.target() + " (" + String.join(", ", foreign.targetColumns()) + ")",
                                foreign.onDelete(),
                                foreign.onUpdate()),
                        foreign.target(),
                        "");
        };
    }

    private SectionTable references() {
        List<Heading> headings = List.of(
                code(messages.say("reference.table")),
                code(messages.say("reference.columns")),
                code(messages.say("reference.target")),
                code(messages.say("key.name")),
                words(messages.say("key.delete")),
                words(messages.say("key.update")));
        return new SectionTable(
                headings,
                detail.referencedBy().stream().map(SectionTables::reference).toList(),
                REFERENCE_TABLE);
    }

    private static Row reference(Reference reference) {
        Key.Foreign key = reference.key();
        return new Row(
                List.of(
                        reference.table().toString(),
                        String.join(", ", key.columns()),
                        String.join(", ", key.targetColumns()),
                        text(key.name()),
                        key.onDelete(),
                        key.onUpdate()),
                reference.table(),
                "");
    }

    private SectionTable indexes() {
        List<Heading> headings = List.of(
                code(messages.say("index.name")),
                words(messages.say("index.unique")),
                words(messages.say("index.method")),
                code(messages.say("index.columns")),
                new Heading(messages.say("index.size"), Look.NUMBER));
        return new SectionTable(
                headings, detail.indexes().stream().map(this::index).toList(), NO_LINK);
    }

    private Row index(Index index) {
        return new Row(
                List.of(
                        index.name(),
                        index.unique() ? messages.say("yes") : "",
                        index.method(),
                        String.join(", ", index.columns()),
                        index.bytes().isPresent() ? Figures.bytes(index.bytes().getAsLong()) : "—"),
                null,
                index.ddl().isEmpty() ? messages.say("index.made") : index.ddl());
    }

    private SectionTable triggers() {
        return new SectionTable(
                List.of(code(messages.say("trigger.name"))),
                detail.triggers().stream().map(SectionTables::trigger).toList(),
                NO_LINK);
    }

    private static Row trigger(Trigger trigger) {
        return new Row(List.of(trigger.name()), null, trigger.ddl());
    }

    private static Heading words(String text) {
        return new Heading(text, Look.WORDS);
    }

    private static Heading code(String text) {
        return new Heading(text, Look.CODE);
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }
}
