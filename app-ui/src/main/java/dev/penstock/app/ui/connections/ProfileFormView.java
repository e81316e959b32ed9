package dev.penstock.app.ui.connections;

import dev.penstock.app.ui.connections.file.Checked;
import dev.penstock.app.ui.connections.form.Field;
import dev.penstock.app.ui.connections.form.Form;
import dev.penstock.app.ui.connections.form.Pasted;
import dev.penstock.app.ui.control.Badge;
import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.control.ErrorStrip;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.view.ViewContext;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The form of one profile: a URL first, then everything in it; what a test finds beside or below it. */
final class ProfileFormView extends BorderPane {
    private static final double BESIDE_FROM = 860;
    private static final int A_PASTE = 8;
    private final ProfileViewModel profile;
    private final ConnectionsViewModel model;
    private final Messages messages;
    private final ProfileFieldsView fields;
    private final ConnectionTestView connectionTest;
    private final Label title = Controls.label("", "heading", "may-be-cut");
    private final TextField paste = new TextField();
    private final Label pasted = Controls.label("", "caption");
    private final Label state = Controls.label("", "form-notice");
    private final Label later = Controls.label("", "form-notice");
    private final Label others = Controls.label("", "field-fault");
    private final ErrorStrip error = new ErrorStrip();
    private final Button open;
    private final ScrollPane scroll;
    private final List<Subscription> subscriptions = new ArrayList<>();

    ProfileFormView(ProfileViewModel profile, ConnectionsViewModel model, ViewContext context, Messages messages) {
        this.profile = profile;
        this.model = model;
        this.messages = messages;
        this.fields = new ProfileFieldsView(profile, model.groups(), context, messages);
        this.connectionTest = new ConnectionTestView(profile.connectionTest(), messages, this::test);
        this.open = Controls.iconButton(Feather.TERMINAL, messages.say("open"), null, model::open);
        error.setId("form-failure");
        state.setId("form-state");
        later.setId("form-later");
        others.setId("form-others");
        pasted.setId("pasted");
        for (Label each : List.of(pasted, state, later, others)) {
            each.setWrapText(true);
            each.setMinHeight(USE_PREF_SIZE);
        }
        VBox body = new VBox(12, pasteBox(), state, later, error, others, fields);
        body.getStyleClass().add("form-body");
        scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("page", "cards-scroll");
        setTop(head());
        setCenter(scroll);
        setBottom(foot());
        widthProperty().subscribe(width -> place());
        subscriptions.add(profile.connectionTest().state().subscribe(now -> place()));
        subscriptions.add(profile.form().subscribe(this::show));
        subscriptions.add(profile.checked().subscribe(this::tell));
        subscriptions.add(profile.places().subscribe(places -> fields.tell(places)));
        subscriptions.add(profile.conflicts().subscribe(this::conflicts));
        subscriptions.add(
                profile.dirty().subscribe(dirty -> conflicts(profile.conflicts().get())));
        subscriptions.add(profile.failure().subscribe(error::show));
        subscriptions.add(profile.pasted().subscribe(this::tell));
    }

    /** Puts the focus where typing begins: the URL of a new profile, the name of another. */
    void edit() {
        Node first =
                profile.disk() == null && profile.form().get().equals(Form.EMPTY) ? paste : fields.control(Field.NAME);
        first.requestFocus();
    }

    void close() {
        subscriptions.forEach(Subscription::unsubscribe);
        connectionTest.close();
    }

    private Node head() {
        Button duplicate = Controls.iconButton(
                Feather.COPY, messages.say("duplicate"), ConnectionsView.DUPLICATE, model::duplicate);
        duplicate.setId("duplicate");
        Button remove = Controls.iconButton(Feather.TRASH_2, messages.say("remove"), null, model::remove);
        remove.setId("remove");
        open.setId("open-in-query");
        HBox head = new HBox(title, Controls.spring(), open, duplicate, remove);
        String environment = model.environment();
        if (environment != null) {
            head.getChildren().add(1, Badge.environment(environment));
        }
        head.getStyleClass().add("toolbar");
        return head;
    }

    private Node pasteBox() {
        paste.setId("paste");
        paste.setPromptText(messages.say("paste.prompt"));
        paste.setAccessibleText(messages.say("paste"));
        HBox.setHgrow(paste, Priority.ALWAYS);
        paste.setOnAction(event -> paste());
        // What comes in one piece was pasted, and what is typed ends with Enter.
        paste.textProperty().subscribe((before, now) -> {
            if (now.length() - before.length() >= A_PASTE) {
                paste();
            }
        });
        Label label = Controls.label(messages.say("paste"), "field-label");
        label.setLabelFor(paste);
        HBox line = new HBox(label, paste);
        line.setAlignment(Pos.CENTER_LEFT);
        VBox box = new VBox(4, line, pasted);
        box.getStyleClass().add("form-section");
        return box;
    }

    private void paste() {
        if (!paste.getText().isBlank()) {
            profile.paste(paste.getText());
        }
    }

    private Node foot() {
        Button save = Controls.accentButton(messages.say("save"), this::save);
        save.setId("save");
        Controls.tip(save, messages.say("save.tip"));
        save.disableProperty()
                .bind(profile.dirty()
                        .not()
                        .or(profile.saving())
                        .or(profile.conflicts().isNotEqualTo(Set.of())));
        Button test = Controls.button(messages.say("test"), this::test);
        test.setId("test");
        Controls.tip(test, messages.say("test.tip"));
        Button discard = Controls.button(messages.say("discard"), model::discard);
        discard.setId("discard");
        discard.disableProperty().bind(profile.dirty().not());
        HBox foot = new HBox(save, test, discard, Controls.spring());
        foot.getStyleClass().addAll("toolbar", "form-foot");
        return foot;
    }

    private void save() {
        if (profile.checked().get().faults().isEmpty()) {
            profile.save();
        } else {
            fields.demand();
            profile.save();
        }
    }

    private void test() {
        if (!profile.checked().get().faults().isEmpty()) {
            fields.demand();
        }
        profile.test();
    }

    private void show(Form form) {
        String name = form.get(Field.NAME);
        title.setText(name.isBlank() ? messages.say("new.title") : name);
        fields.show(form);
        EngineKind engine = form.engine().orElse(null);
        boolean notYet = engine == EngineKind.MYSQL || engine == EngineKind.MONGODB;
        later.setText(notYet && engine != null ? messages.say("engine.later", engine.title()) : "");
        show(later, notYet);
        if (!profile.conflicts().get().isEmpty()) {
            fields.conflicts(profile.conflicts().get());
        }
    }

    private void tell(Checked checked) {
        fields.tell(checked);
        others.setText(checked.others().stream().map(Fault::toString).collect(Collectors.joining("\n")));
        show(others, !checked.others().isEmpty());
    }

    private void conflicts(Set<Field> conflicts) {
        fields.conflicts(conflicts);
        open.setDisable(profile.disk() == null);
        String text = "";
        if (profile.gone()) {
            text = messages.say("gone");
        } else if (!conflicts.isEmpty()) {
            text = messages.say("conflicts");
        }
        state.setText(text);
        show(state, !text.isEmpty());
    }

    private void tell(@Nullable Pasted what) {
        pasted.getStyleClass().remove("field-fault");
        String text = switch (what) {
            case null -> "";
            case Pasted.Unread unread -> {
                pasted.getStyleClass().add("field-fault");
                yield messages.say(
                        "paste.fault",
                        unread.fault().found(),
                        unread.fault().column(),
                        unread.fault().advice());
            }
            case Pasted.Filled filled -> {
                // A password stands in it, and it has done its work.
                paste.clear();
                yield messages.say("paste.done")
                        + (filled.leftOver().isEmpty()
                                ? ""
                                : " " + messages.say("paste.left", String.join(", ", filled.leftOver())));
            }
        };
        pasted.setText(text);
        show(pasted, !text.isEmpty());
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /** The test beside the form where there is room, else below it. */
    private void place() {
        boolean tried = profile.connectionTest().state().get() != ConnectionTestViewModel.State.NONE;
        boolean beside = getWidth() >= BESIDE_FROM;
        VBox body = (VBox) scroll.getContent();
        body.getChildren().remove(connectionTest);
        setRight(null);
        if (tried && beside) {
            connectionTest.beside(true);
            setRight(connectionTest);
        } else if (tried) {
            connectionTest.beside(false);
            // Above the fields: what is asked for is seen without scrolling.
            body.getChildren().add(1, connectionTest);
            scroll.setVvalue(0);
        }
    }
}
