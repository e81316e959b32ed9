package dev.penstock.engine.headless.command;

import java.util.ArrayList;
import java.util.List;

/** Parses CSV of RFC 4180. An empty quoted field keeps its quotes, because it is a text and not NULL. */
final class CsvCells {
    private final String text;
    private int at;

    private CsvCells(String text) {
        this.text = text;
    }

    static List<List<String>> of(String text) {
        CsvCells cells = new CsvCells(text);
        List<List<String>> records = new ArrayList<>();
        while (cells.at < text.length()) {
            records.add(cells.line());
        }
        return records;
    }

    private List<String> line() {
        List<String> fields = new ArrayList<>();
        while (true) {
            fields.add(text.charAt(at) == '"' ? quoted() : plain());
            char end = text.charAt(at++);
            if (end == '\n') {
                return fields;
            }
        }
    }

    private String plain() {
        int begin = at;
        while (text.charAt(at) != ',' && text.charAt(at) != '\n') {
            at++;
        }
        return text.substring(begin, at);
    }

    private String quoted() {
        StringBuilder field = new StringBuilder();
        for (at++; ; at++) {
            if (text.charAt(at) != '"') {
                field.append(text.charAt(at));
            } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                field.append('"');
                at++;
            } else {
                at++;
                return field.isEmpty() ? "\"\"" : field.toString();
            }
        }
    }
}
