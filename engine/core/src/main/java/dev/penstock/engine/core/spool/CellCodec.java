package dev.penstock.engine.core.spool;

import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.Diagnosis;
import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Outcome;
import dev.penstock.engine.api.ResultException;
import dev.penstock.engine.api.RowBatch;
import org.jspecify.annotations.Nullable;

/**
 * Encodes and decodes cells: a kind and, except for NULL, the length of a body with the server's text and the value. If
 * one of them follows from the other, only the other is stored.
 */
final class CellCodec {
    private static final int NULL = 0;
    private static final int TEXT = 1;
    private static final int SHORT = 2;
    private static final int INTEGER = 3;
    private static final int LONG = 4;
    private static final int POSTGRESQL_BYTES = 5;
    private static final int SQL_BYTES = 6;
    /** A value, followed by its text. */
    private static final int VALUE = 7;
    /** A text that is not a value of its column's type. */
    private static final int UNREADABLE = 8;

    private static final int SHOWN = 40;

    private CellCodec() {}

    static void write(SpoolSink out, RowBatch batch, int row, int column) {
        String text = batch.text(row, column);
        if (text == null) {
            out.put(NULL);
            return;
        }
        Object value;
        try {
            value = batch.value(row, column);
        } catch (ResultException unreadable) {
            if (unreadable.code() != ErrorCode.VALUE_UNREADABLE) {
                throw unreadable;
            }
            text(out, UNREADABLE, text);
            return;
        }
        write(out, value, text);
    }

    private static void write(SpoolSink out, @Nullable Object value, String text) {
        switch (value) {
            case String same when same.equals(text) -> text(out, TEXT, text);
            case Long number when isText(number, text) -> text(out, LONG, text);
            case Integer number when isText(number, text) -> text(out, INTEGER, text);
            case Short number when isText(number, text) -> text(out, SHORT, text);
            case byte[] bytes -> bytes(out, bytes, text);
            case null, default -> value(out, value, text);
        }
    }

    private static void bytes(SpoolSink out, byte[] bytes, String text) {
        HexNotation form = HexNotation.of(bytes, text);
        if (form == null) {
            value(out, bytes, text);
            return;
        }
        out.put(form == HexNotation.SQL ? SQL_BYTES : POSTGRESQL_BYTES);
        out.sized(bytes);
    }

    private static void value(SpoolSink out, @Nullable Object value, String text) {
        out.put(VALUE);
        int start = out.begin();
        ValueCodec.write(out, value);
        out.text(text);
        out.end(start);
    }

    private static void text(SpoolSink out, int kind, String text) {
        out.put(kind);
        int start = out.begin();
        out.text(text);
        out.end(start);
    }

    /** Whether the text equals the number in Java's notation. */
    private static boolean isText(long number, String text) {
        int at = text.length();
        long rest = number;
        do {
            // the remainder of a negative number is negative as well
            if (--at < 0 || text.charAt(at) != '0' + Math.abs(rest % 10)) {
                return false;
            }
            rest /= 10;
        } while (rest != 0);
        return number < 0 ? at == 1 && text.charAt(0) == '-' : at == 0;
    }

    /** Skips a cell. */
    static void skip(SpoolSource in) {
        if (in.one() != NULL) {
            in.skip((int) in.unsigned());
        }
    }

    static @Nullable String text(SpoolSource in) {
        int kind = in.one();
        if (kind == NULL) {
            return null;
        }
        int length = (int) in.unsigned();
        int end = in.at() + length;
        return switch (kind) {
            case POSTGRESQL_BYTES -> HexNotation.POSTGRESQL.text(in.bytes(length));
            case SQL_BYTES -> HexNotation.SQL.text(in.bytes(length));
            case VALUE -> {
                Object _ = ValueCodec.read(in);
                yield in.text(end - in.at());
            }
            default -> in.text(length);
        };
    }

    /**
     * The value of a cell.
     *
     * @throws ResultException if the connector could not read the value
     */
    static @Nullable Object value(SpoolSource in, Column column) {
        int kind = in.one();
        if (kind == NULL) {
            return null;
        }
        int length = (int) in.unsigned();
        return switch (kind) {
            case TEXT -> in.text(length);
            case SHORT -> Short.valueOf(in.text(length));
            case INTEGER -> Integer.valueOf(in.text(length));
            case LONG -> Long.valueOf(in.text(length));
            case POSTGRESQL_BYTES, SQL_BYTES -> in.bytes(length);
            case VALUE -> ValueCodec.read(in);
            case UNREADABLE -> throw unreadable(in.text(length), column);
            default -> throw new IllegalStateException("Unknown kind of cell: " + kind);
        };
    }

    private static ResultException unreadable(String text, Column column) {
        String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        return new ResultException(
                ErrorCode.VALUE_UNREADABLE,
                "A row has '" + shown + "' in column '" + column.name() + "', which is not a valid "
                        + column.javaType().getSimpleName(),
                Diagnosis.of(Outcome.DONE, "Read the cell as text, or cast the column to text in the statement."),
                null);
    }
}
