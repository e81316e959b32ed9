package dev.penstock.app.ui.connections;

import dev.penstock.app.ui.connections.file.Checked;
import dev.penstock.app.ui.connections.form.Field;
import dev.penstock.app.ui.connections.form.Form;
import dev.penstock.app.ui.connections.form.Forms;
import dev.penstock.app.ui.connections.form.Places;
import dev.penstock.app.ui.control.Controls;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.app.ui.view.Dialogs;
import dev.penstock.app.ui.view.ViewContext;
import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.Fault;
import dev.penstock.engine.api.Profile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The fields of the form, in sections. */
final class ProfileFieldsView extends VBox {
    private final ProfileViewModel profile;
    private final ViewContext context;
    private final Messages messages;
    private final Map<Field, FieldView> fields = new EnumMap<>(Field.class);
    private final Map<Field, TextField> texts = new EnumMap<>(Field.class);
    private final Map<Field, ComboBox<String>> choices = new EnumMap<>(Field.class);
    private final Set<Field> touched = EnumSet.noneOf(Field.class);
    private final PasswordView password;
    private final VBox encryption;
    private boolean hasUrl;
    private boolean strict;

    ProfileFieldsView(ProfileViewModel profile, List<String> groups, ViewContext context, Messages messages) {
        super(16);
        this.profile = profile;
        this.context = context;
        this.messages = messages;
        password = new PasswordView(profile, context, messages);
        VBox where = section(
                messages.say("section.where"),
                text(Field.NAME, "orders"),
                editable(Field.GROUP, groups),
                choice(
                        Field.ENGINE,
                        Arrays.stream(EngineKind.values()).map(EngineKind::id).toList()),
                text(Field.NODES, "db1:5432"),
                file(Field.FILE, "data/orders.db"),
                text(Field.URL, "mongodb+srv://cluster.example.net/shop"),
                text(Field.DATABASE, "shop"),
                text(Field.USERNAME, "app"),
                line(Field.PASSWORD_PLACE, password.place()),
                line(Field.PASSWORD, password.value()));
        encryption = section(
                messages.say("section.tls"),
                choice(Field.TLS_MODE, words(Profile.Tls.Mode.values())),
                file(Field.TLS_CA, "ca.pem"));
        VBox rules = section(
                messages.say("section.rules"),
                text(Field.POOL_MIN, Field.POOL_MIN.standard()),
                text(Field.POOL_MAX, Field.POOL_MAX.standard()),
                text(Field.POOL_WAIT, Field.POOL_WAIT.standard()),
                text(Field.PROBE, Field.PROBE.standard()),
                choice(Field.SAFE_MODE, words(Profile.SafeMode.values())));
        getChildren().addAll(where, encryption, rules);
    }

    /** From now on whatever is wrong is told as such, and the first field with a fault has the focus. */
    void demand() {
        strict = true;
        tell(profile.checked().get());
        profile.checked().get().faults().keySet().stream()
                .findFirst()
                .map(field -> field == Field.PASSWORD ? Field.PASSWORD_PLACE : field)
                .ifPresent(field -> control(field).requestFocus());
    }

    Node control(Field field) {
        TextField text = texts.get(field);
        ComboBox<String> choice = choices.get(field);
        return text != null ? text : choice != null ? choice : password.place();
    }

    void show(Form form) {
        EngineKind engine = form.engine().orElse(null);
        // A field stays while one types in it, though it has become empty.
        hasUrl |= !form.get(Field.URL).isBlank();
        for (Field field : Field.values()) {
            boolean shown = switch (field) {
                case URL -> hasUrl;
                case NODES -> !hasUrl && (engine == null || field.of(engine));
                case FILE -> !hasUrl && engine == EngineKind.SQLITE;
                default -> engine == null || field.of(engine);
            };
            if (field == Field.PASSWORD) {
                shown &= !form.get(Field.PASSWORD_PLACE).isEmpty();
            }
            line(field).shown(shown);
        }
        encryption.setVisible(engine != EngineKind.SQLITE);
        encryption.setManaged(engine != EngineKind.SQLITE);
        texts.forEach((field, control) -> {
            if (!control.getText().equals(form.get(field))) {
                control.setText(form.get(field));
            }
        });
        choices.forEach((field, control) -> {
            String text = form.get(field);
            if (control.isEditable()) {
                if (!text.equals(control.getEditor().getText())) {
                    control.setValue(text);
                }
                return;
            }
            String shown = text.isEmpty() ? field.standard() : text;
            if (!shown.equals(Objects.requireNonNullElse(control.getValue(), ""))) {
                control.setValue(shown.isEmpty() ? null : shown);
            }
        });
        password.show(form);
        line(Field.PASSWORD).note(password.note(form));
    }

    void tell(Checked checked) {
        boolean begun = !profile.form().get().equals(Form.EMPTY);
        for (Field field : Field.values()) {
            Fault fault = begun || strict ? checked.faults().get(field) : null;
            boolean own = strict || touched.contains(field) || profile.disk() != null;
            line(field).tell(fault, own);
        }
    }

    /** Which fields stand in the environment's overlay. */
    void tell(Places places) {
        String environment = places.inForce();
        for (Field field : Field.values()) {
            if (field == Field.PASSWORD || environment == null) {
                continue;
            }
            boolean overlaid = places.overlaid().contains(field);
            line(field).note(overlaid ? messages.say("overlaid", environment) : "");
        }
    }

    void conflicts(Set<Field> conflicts) {
        Form there = profile.disk();
        for (Field field : Field.values()) {
            if (there != null && conflicts.contains(field)) {
                line(field)
                        .conflict(
                                there.shown(field),
                                profile.form().get().shown(field),
                                () -> profile.takeDisk(field),
                                () -> profile.keepMine(field));
            } else {
                line(field).settled();
            }
        }
    }

    private FieldView line(Field field) {
        return Objects.requireNonNull(fields.get(field), field.name());
    }

    private static VBox section(String title, FieldView... lines) {
        VBox section = new VBox(8, Controls.label(title, "strong"));
        section.getChildren().addAll(lines);
        section.getStyleClass().add("form-section");
        return section;
    }

    private FieldView line(Field field, Node control) {
        FieldView line = new FieldView(id(field), title(field), control, messages);
        fields.put(field, line);
        return line;
    }

    private FieldView text(Field field, String prompt) {
        TextField text = textField(field, prompt);
        return line(field, text);
    }

    private TextField textField(Field field, String prompt) {
        TextField text = new TextField();
        text.setId("field-" + id(field));
        text.setPromptText(prompt);
        texts.put(field, text);
        // Not with what it holds at the beginning, which is nothing.
        text.textProperty().subscribe((before, typed) -> set(field, typed));
        return text;
    }

    private FieldView file(Field field, String prompt) {
        TextField text = textField(field, prompt);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox box = new HBox(8, text, Controls.button(messages.say("choose"), () -> chooseFile(field)));
        box.setAlignment(Pos.CENTER_LEFT);
        text.setAccessibleText(title(field));
        return line(field, box);
    }

    private void chooseFile(Field field) {
        Path folder = context.penstock().workspace().file().toAbsolutePath().getParent();
        context.dialogs()
                .openFile(
                        new Dialogs.FileQuestion(messages.say("choose.title", title(field)), folder, null, List.of()),
                        chosen -> set(field, folder == null ? chosen.toString() : Forms.within(folder, chosen)));
    }

    private FieldView choice(Field field, List<String> words) {
        ComboBox<String> box = box(field);
        box.getItems().setAll(words);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable String word) {
                return word == null ? messages.say("choose.none") : described(field, word);
            }

            @Override
            public String fromString(String text) {
                throw new UnsupportedOperationException("Words are chosen, not typed");
            }
        });
        return line(field, box);
    }

    private FieldView editable(Field field, List<String> words) {
        ComboBox<String> box = box(field);
        box.getItems().setAll(words);
        box.setEditable(true);
        box.setPromptText(messages.say("group.none"));
        box.getEditor().textProperty().subscribe((before, typed) -> set(field, typed));
        return line(field, box);
    }

    private ComboBox<String> box(Field field) {
        ComboBox<String> box = new ComboBox<>();
        box.setId("field-" + id(field));
        box.setMaxWidth(Double.MAX_VALUE);
        choices.put(field, box);
        box.valueProperty().subscribe(chosen -> {
            if (chosen != null) {
                set(field, chosen);
            }
        });
        return box;
    }

    private void set(Field field, String text) {
        Form form = profile.form().get();
        // A standard that the control shows is nothing that was typed.
        boolean standard = form.get(field).isEmpty() && text.equals(field.standard()) && choices.containsKey(field);
        if (!form.get(field).equals(text) && !standard) {
            touched.add(field);
            profile.set(field, text);
        }
    }

    private static List<String> words(Enum<?>[] values) {
        return Arrays.stream(values).map(Forms::word).toList();
    }

    private static String id(Field field) {
        return Forms.word(field);
    }

    private String described(Field field, String word) {
        return switch (field) {
            case ENGINE -> EngineKind.of(word).map(EngineKind::title).orElse(word);
            case TLS_MODE -> messages.say("tls", word, mode(word));
            default -> word;
        };
    }

    private String mode(String word) {
        return switch (word) {
            case "disable" -> messages.say("tls.disable");
            case "prefer" -> messages.say("tls.prefer");
            case "require" -> messages.say("tls.require");
            case "verify-ca" -> messages.say("tls.verify-ca");
            default -> messages.say("tls.verify-full");
        };
    }

    private String title(Field field) {
        return switch (field) {
            case NAME -> messages.say("field.name");
            case GROUP -> messages.say("field.group");
            case ENGINE -> messages.say("field.engine");
            case NODES -> messages.say("field.nodes");
            case FILE -> messages.say("field.file");
            case URL -> messages.say("field.url");
            case DATABASE -> messages.say("field.database");
            case USERNAME -> messages.say("field.username");
            case PASSWORD_PLACE -> messages.say("field.password-place");
            case PASSWORD -> messages.say("field.password");
            case TLS_MODE -> messages.say("field.tls-mode");
            case TLS_CA -> messages.say("field.tls-ca");
            case POOL_MIN -> messages.say("field.pool-min");
            case POOL_MAX -> messages.say("field.pool-max");
            case POOL_WAIT -> messages.say("field.pool-wait");
            case PROBE -> messages.say("field.probe");
            case SAFE_MODE -> messages.say("field.safe-mode");
        };
    }
}
