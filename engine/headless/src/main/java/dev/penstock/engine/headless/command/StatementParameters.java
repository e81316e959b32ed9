package dev.penstock.engine.headless.command;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.SqlStatement;
import dev.penstock.engine.api.sql.SqlText;
import dev.penstock.engine.api.sql.SqlToken;
import dev.penstock.engine.headless.text.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * The values of {@code --param}: {@code name=text}, which the server converts, or {@code name:=json}, which has a type.
 */
final class StatementParameters {
    private static final int LONG_DIGITS = 18;

    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
    private final CommandLine command;

    private StatementParameters(CommandLine command) {
        this.command = command;
    }

    static StatementParameters of(List<String> written, CommandLine command) {
        StatementParameters parameters = new StatementParameters(command);
        written.forEach(parameters::add);
        return parameters;
    }

    private void add(String written) {
        int equals = written.indexOf('=');
        boolean prompt = equals > 0 && written.charAt(equals - 1) == ':';
        String name = equals < 0 ? "" : written.substring(0, prompt ? equals - 1 : equals);
        String plain = name.startsWith(":") ? name.substring(1) : name;
        if (plain.isEmpty()) {
            throw wrong("--param " + written + " is not a name and a value: write --param name=value");
        }
        if (values.containsKey(plain)) {
            throw wrong("--param " + plain + " occurs twice: remove one");
        }
        String value = written.substring(equals + 1);
        values.put(plain, prompt ? prompt(plain, value) : value);
    }

    private @Nullable Object prompt(String name, String json) {
        switch (json) {
            case "null" -> {
                return null;
            }
            case "true", "false" -> {
                return Boolean.valueOf(json);
            }
            default -> {
                if (Json.isNumber(json)) {
                    return json.matches("-?\\d{1," + LONG_DIGITS + "}")
                            ? (Object) Long.valueOf(json)
                            : new BigDecimal(json);
                }
                try {
                    return Json.unquote(json);
                } catch (IllegalArgumentException notText) {
                    throw wrong(
                            "--param " + name + ":=" + json + " is not a JSON value: write a number, true, false, null"
                                    + " or \"text\", or use " + name + "=… with a single = for plain text");
                }
            }
        }
    }

    /** Binds the values to the statement. Fails if a value has no placeholder. */
    SqlStatement bind(String text, EngineKind engine) {
        SqlStatement statement = SqlStatement.of(text);
        if (values.isEmpty()) {
            return statement;
        }
        Set<String> placeholders = SqlText.of(text, engine).tokens().stream()
                .filter(token -> token.kind() == SqlToken.Kind.NAMED_PLACEHOLDER)
                .map(token -> token.of(text).substring(1))
                .collect(Collectors.toCollection(TreeSet::new));
        for (Map.Entry<String, @Nullable Object> value : values.entrySet()) {
            if (!placeholders.contains(value.getKey())) {
                throw wrong("The text has no placeholder :" + value.getKey()
                        + (placeholders.isEmpty() ? "" : "; it has :" + String.join(", :", placeholders)));
            }
            statement = statement.with(value.getKey(), value.getValue());
        }
        return statement;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command, message);
    }
}
