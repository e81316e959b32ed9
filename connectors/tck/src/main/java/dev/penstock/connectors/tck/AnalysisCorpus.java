package dev.penstock.connectors.tck;

import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.spi.AnalysedStatement;
import dev.penstock.engine.api.spi.Analysis;
import dev.penstock.engine.api.spi.KeyCondition;
import dev.penstock.engine.api.spi.TouchedObject;
import dev.penstock.engine.api.spi.TransactionControl;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A table of statements with what an analysis must say of each, one a line: {@code expected <- text}. What is expected is
 * written as {@link #summary(Analysis)} writes it. Lines that begin with a hash are headings.
 */
public final class AnalysisCorpus {
    private static final String SEPARATOR = " <- ";

    private AnalysisCorpus() {}

    /**
     * One line.
     *
     * @param expected as {@link #summary(Analysis)} writes it
     * @param text with its line ends
     */
    public record Row(String expected, String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    /** The rows of a resource beside a class. */
    public static List<Row> rows(Class<?> beside, String resource) {
        try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(AnalysisCorpus::row)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String line) {
        int at = line.indexOf(SEPARATOR);
        String text = line.substring(at + SEPARATOR.length())
                .replace("\\n", "\n")
                .replace("\\r", "\r")
                .replace("\\u0001", "\u0001");
        return new Row(line.substring(0, at), text);
    }

    /**
     * An analysis in a line: kind, intent and what else holds, objects with their columns ({@code !} for written, {@code *}
     * if the columns are not known, {@code ?} if the objects are not), key conditions.
     */
    public static String summary(Analysis analysis) {
        return analysis.statements().stream().map(AnalysisCorpus::summary).collect(Collectors.joining(" ;; "));
    }

    private static String summary(AnalysedStatement statement) {
        StringBuilder line = new StringBuilder(statement.kind().isEmpty() ? "(none)" : statement.kind());
        line.append(" | ")
                .append(
                        statement.intent() == Intent.ADMINISTRATION
                                ? "ADMIN"
                                : statement.intent().name());
        if (statement.control() != TransactionControl.NONE) {
            line.append(' ').append(statement.control());
        }
        line.append(statement.changesSession() ? " session" : "")
                .append(statement.commits() ? " commits" : "")
                .append(statement.everyRow() ? " everyRow" : "");
        return line.append(" | ")
                .append(objects(statement))
                .append(" | ")
                .append(conditions(statement))
                .toString();
    }

    private static String objects(AnalysedStatement statement) {
        if (statement.objects() == null) {
            return "?";
        }
        return statement.objects().isEmpty()
                ? "-"
                : statement.objects().stream()
                        .map(AnalysisCorpus::object)
                        .sorted()
                        .collect(Collectors.joining(", "));
    }

    private static String object(TouchedObject object) {
        String columns = object.columns() == null
                ? "*"
                : object.columns().stream().sorted().collect(Collectors.joining(" "));
        String schema = object.schema() == null ? "" : object.schema() + ".";
        return (object.written() ? "!" : "") + schema + object.name() + "(" + columns + ")";
    }

    private static String conditions(AnalysedStatement statement) {
        return statement.keyConditions().isEmpty()
                ? "-"
                : statement.keyConditions().stream()
                        .map(AnalysisCorpus::condition)
                        .collect(Collectors.joining(", "));
    }

    private static String condition(KeyCondition condition) {
        String object = condition.object() == null ? "" : condition.object() + ".";
        String value = switch (condition.value()) {
            case KeyCondition.Literal(String text) -> "'" + text + "'";
            case KeyCondition.Literal(Object literal) -> literal.toString();
            case KeyCondition.Positional(int index) -> "?" + index;
            case KeyCondition.Named(String name) -> ":" + name;
        };
        return object + condition.column() + "=" + value;
    }
}
