package dev.penstock.engine.core.export;

import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.RowBatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes an array of objects, one per line. */
final class JsonWriter implements FormatWriter {
    private static final byte[] NULL = ascii("null");
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");
    private static final byte[] HEX = ascii("0123456789abcdef");

    private static final boolean[] ESCAPED = new boolean[0x80];

    static {
        for (char c = 0; c < ' '; c++) {
            ESCAPED[c] = true;
        }
        ESCAPED['"'] = true;
        ESCAPED['\\'] = true;
    }

    private final Utf8Output out;
    private final List<JsonEncoding> encodings = new ArrayList<>();
    /** Each column's name with the characters before and after it. */
    private final List<byte[]> names = new ArrayList<>();

    private boolean first = true;

    JsonWriter(Utf8Output out) {
        this.out = out;
    }

    @Override
    public void begin(List<Column> columns) throws IOException {
        List<String> unique = JsonNames.of(columns);
        for (int i = 0; i < columns.size(); i++) {
            encodings.add(JsonEncoding.of(columns.get(i)));
            names.add(name(i == 0 ? '{' : ',', unique.get(i)));
        }
        out.ascii('[');
    }

    private static byte[] name(char before, String name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Utf8Output encoded = new Utf8Output(bytes);
        encoded.ascii(before);
        string(encoded, name);
        encoded.ascii(':');
        encoded.flush();
        return bytes.toByteArray();
    }

    @Override
    public void row(RowBatch batch, int row) throws IOException {
        if (!first) {
            out.ascii(',');
        }
        first = false;
        out.ascii('\n');
        int width = names.size();
        if (width == 0) {
            out.ascii('{');
        }
        for (int i = 0; i < width; i++) {
            out.bytes(names.get(i));
            cell(batch, row, i);
        }
        out.ascii('}');
    }

    @Override
    public void end() throws IOException {
        if (!first) {
            out.ascii('\n');
        }
        out.ascii(']');
        out.ascii('\n');
    }

    private void cell(RowBatch batch, int row, int column) throws IOException {
        String text = batch.text(row, column);
        if (text == null) {
            out.bytes(NULL);
            return;
        }
        switch (encodings.get(column)) {
            case STRING -> string(out, text);
            case NUMBER -> number(text);
            case JSON -> json(text);
            case BY_VALUE -> byValue(text, batch.value(row, column));
        }
    }

    private void byValue(String text, @Nullable Object value) throws IOException {
        switch (value) {
            case Boolean truth -> out.bytes(truth ? TRUE : FALSE);
            case Number _ -> number(text);
            case null, default -> string(out, text);
        }
    }

    /** Writes a number that JSON does not know, such as NaN, as a string. */
    private void number(String text) throws IOException {
        if (JsonSyntax.isNumber(text)) {
            out.text(text, 0, text.length());
        } else {
            string(out, text);
        }
    }

    private void json(String text) throws IOException {
        if (!JsonSyntax.isValue(text)) {
            string(out, text);
            return;
        }
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                // the line break is between tokens; otherwise the text were not valid
                out.text(text, from, i);
                out.ascii(' ');
                from = i + 1;
            }
        }
        out.text(text, from, text.length());
    }

    private static void string(Utf8Output out, String text) throws IOException {
        out.ascii('"');
        if (!out.plain(text, ESCAPED)) {
            escaped(out, text);
        }
        out.ascii('"');
    }

    private static void escaped(Utf8Output out, String text) throws IOException {
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ESCAPED.length && ESCAPED[c]) {
                out.text(text, from, i);
                out.ascii('\\');
                escape(out, c);
                from = i + 1;
            }
        }
        out.text(text, from, text.length());
    }

    private static void escape(Utf8Output out, char c) throws IOException {
        switch (c) {
            case '"', '\\' -> out.ascii(c);
            case '\n' -> out.ascii('n');
            case '\r' -> out.ascii('r');
            case '\t' -> out.ascii('t');
            case '\b' -> out.ascii('b');
            case '\f' -> out.ascii('f');
            default -> {
                out.ascii('u');
                out.ascii('0');
                out.ascii('0');
                out.ascii((char) HEX[c >> 4]);
                out.ascii((char) HEX[c & 0xF]);
            }
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
