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

/** The values that {@code --param} gives: {@code name=text}, which the server reads, or {@code name:=json}, typed here. */
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
        boolean typed = equals > 0 && written.charAt(equals - 1) == ':';
        String name = equals < 0 ? "" : written.substring(0, typed ? equals - 1 : equals);
        String plain = name.startsWith(":") ? name.substring(1) : name;
        if (plain.isEmpty()) {
            throw wrong("--param " + written + " has no name and value: write --param name=value");
        }
        if (values.containsKey(plain)) {
            throw wrong("--param " + plain + " is given twice: leave one out");
        }
        String value = written.substring(equals + 1);
        values.put(plain, typed ? typed(plain, value) : value);
    }

    private @Nullable Object typed(String name, String json) {
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
                    throw wrong("--param " + name + ":=" + json + " is no JSON value: write a number, true, false, null"
                            + " or \"text\"; or " + name + "=… with a single = for text as it stands");
                }
            }
        }
    }

    /** The statement with its values; a value that no placeholder takes is a slip of the pen. */
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
