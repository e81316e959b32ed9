package dev.penstock.app.ui.connections;

import dev.penstock.app.ui.connections.form.Field;
import dev.penstock.app.ui.connections.form.Form;
import dev.penstock.app.ui.connections.form.PasswordPlace;
import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.view.Dialogs;
import dev.penstock.app.ui.view.ViewContext;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Where the password is kept, and the password itself or its name there. */
final class PasswordView {
    private final ProfileViewModel profile;
    private final ViewContext context;
    private final Messages messages;
    private final ComboBox<PasswordPlace> place = new ComboBox<>();
    private final PasswordField masked = new PasswordField();
    private final TextField plain = new TextField();
    private final ToggleButton shown = new ToggleButton(null, new FontIcon(Feather.EYE));
    private final TextField reference = new TextField();
    private final Button choose;
    private final HBox line = new HBox(8);

    PasswordView(ProfileViewModel profile, ViewContext context, Messages messages) {
        this.profile = profile;
        this.context = context;
        this.messages = messages;
        place.setId("field-password-place");
        place.setMaxWidth(Double.MAX_VALUE);
        place.setConverter(new Titles());
        place.valueProperty().subscribe(chosen -> {
            if (chosen != null && chosen != profile.form().get().passwordPlace()) {
                profile.set(Field.PASSWORD, "");
                profile.set(Field.PASSWORD_PLACE, chosen == PasswordPlace.NONE ? "" : chosen.word());
                if (!chosen.takes()) {
                    profile.type("");
                }
            }
        });
        masked.setId("field-password");
        plain.setId("field-password-plain");
        reference.setId("field-password-name");
        shown.setId("show-password");
        shown.getStyleClass().add("icon-only");
        shown.setAccessibleText(messages.say("password.show"));
        Controls.tip(shown, messages.say("password.show"));
        masked.textProperty().bindBidirectional(plain.textProperty());
        plain.textProperty().subscribe((before, now) -> profile.type(now));
        profile.password().subscribe(text -> {
            if (!text.equals(plain.getText())) {
                plain.setText(text);
            }
        });
        shown.selectedProperty().subscribe((before, now) -> layout());
        reference.textProperty().subscribe((before, now) -> {
            if (!profile.form().get().passwordPlace().takes()) {
                profile.set(Field.PASSWORD, now);
            }
        });
        choose = Controls.button(messages.say("choose"), this::chooseFile);
        for (Node each : List.of(masked, plain, reference)) {
            HBox.setHgrow(each, Priority.ALWAYS);
        }
    }

    /** Where it is kept. */
    Node place() {
        return place;
    }

    /** The password, or its name. */
    Node value() {
        return line;
    }

    /** What there is to know of it. */
    String note(Form form) {
        return switch (form.passwordPlace()) {
            case SECRET -> messages.say("password.note.secret", form.passwordName());
            case SESSION -> messages.say("password.note.session");
            case ENV -> messages.say("password.note.env");
            case FILE -> messages.say("password.note.file");
            case OTHER -> messages.say("password.note.other");
            case NONE -> "";
        };
    }

    void show(Form form) {
        PasswordPlace now = form.passwordPlace();
        List<PasswordPlace> choice = now == PasswordPlace.OTHER
                ? List.of(PasswordPlace.values())
                : List.of(
                        PasswordPlace.NONE,
                        PasswordPlace.SECRET,
                        PasswordPlace.SESSION,
                        PasswordPlace.ENV,
                        PasswordPlace.FILE);
        if (!place.getItems().equals(choice)) {
            place.getItems().setAll(choice);
        }
        if (place.getValue() != now) {
            place.setValue(now);
        }
        String prompt = switch (now) {
            case SECRET -> messages.say("password.prompt.secret");
            case SESSION -> messages.say("password.prompt.session");
            case ENV -> messages.say("password.prompt.env");
            case FILE -> messages.say("password.prompt.file");
            case NONE, OTHER -> "";
        };
        masked.setPromptText(prompt);
        plain.setPromptText(prompt);
        reference.setPromptText(prompt);
        layout();
        if (!now.takes() && !reference.getText().equals(form.get(Field.PASSWORD))) {
            reference.setText(form.get(Field.PASSWORD));
        }
    }

    private void layout() {
        List<Node> wanted = switch (profile.form().get().passwordPlace()) {
            case NONE -> List.of();
            case SECRET, SESSION -> List.of(shown.isSelected() ? plain : masked, shown);
            case ENV, OTHER -> List.of(reference);
            case FILE -> List.of(reference, choose);
        };
        if (!line.getChildren().equals(wanted)) {
            line.getChildren().setAll(wanted);
        }
    }

    private void chooseFile() {
        context.dialogs()
                .openFile(
                        new Dialogs.FileQuestion(messages.say("password.choose"), null, null, List.of()),
                        file -> reference.setText(file.toString()));
    }

    private final class Titles extends StringConverter<PasswordPlace> {
        @Override
        public String toString(@org.jspecify.annotations.Nullable PasswordPlace value) {
            return switch (value) {
                case null -> "";
                case NONE -> messages.say("password.none");
                case SECRET -> messages.say("password.secret");
                case SESSION -> messages.say("password.session");
                case ENV -> messages.say("password.env");
                case FILE -> messages.say("password.file");
                case OTHER -> messages.say("password.other");
            };
        }

        @Override
        public PasswordPlace fromString(String title) {
            throw new UnsupportedOperationException("Places are chosen, not typed");
        }
    }
}
