package dev.penstock.app.ui.query;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** A {@code :name} of a statement and what the user gives for it. FX thread only. */
final class Parameter {
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private final String name;
    private final StringProperty text = new SimpleStringProperty("");
    private final BooleanProperty none = new SimpleBooleanProperty();

    /** What a typed text is sent as. */
    enum Kind {
        NUMBER,
        TRUTH,
        TEXT,
        NULL
    }

    Parameter(String name) {
        this.name = name;
    }

    /** Without the colon. */
    String name() {
        return name;
    }

    /** As typed. In single quotes it is a text whatever it looks like. */
    StringProperty text() {
        return text;
    }

    /** Whether NULL stands in its place. */
    BooleanProperty none() {
        return none;
    }

    /** What it is sent as. */
    Kind kind() {
        return switch (value()) {
            case null -> Kind.NULL;
            case Number _ -> Kind.NUMBER;
            case Boolean _ -> Kind.TRUTH;
            default -> Kind.TEXT;
        };
    }

    /** What is sent. */
    @Nullable
    Object value() {
        if (none.get()) {
            return null;
        }
        String typed = text.get();
        if (WHOLE.matcher(typed).matches()) {
            return Long.valueOf(typed);
        }
        if (DECIMAL.matcher(typed).matches()) {
            return new BigDecimal(typed);
        }
        if (typed.equalsIgnoreCase("true") || typed.equalsIgnoreCase("false")) {
            return Boolean.valueOf(typed);
        }
        boolean quoted = typed.length() >= 2 && typed.startsWith("'") && typed.endsWith("'");
        return quoted ? typed.substring(1, typed.length() - 1).replace("''", "'") : typed;
    }
}
