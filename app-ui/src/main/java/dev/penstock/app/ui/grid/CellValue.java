package dev.penstock.app.ui.grid;

import dev.penstock.app.ui.text.Figures;
import dev.penstock.app.ui.text.Messages;
import dev.penstock.engine.api.Column;
import dev.penstock.engine.api.Row;
import java.util.Locale;

/**
 * A whole cell for the value panel.
 *
 * @param row from 0
 * @param column whose
 * @param shown JSON set on lines, bytes in hex, everything else as it came; cut where it is too long to be shown
 * @param length with its unit; where it is cut also how much is shown
 * @param nothing whether it is NULL
 */
record CellValue(long row, Column column, String shown, String length, boolean nothing) {
    private static final int MOST_CHARACTERS = 1 << 20;
    private static final int MOST_BYTES = 1 << 16;

    /** May take long for a long cell: not on the FX thread. */
    static CellValue of(Row row, int place, long number, Messages messages) {
        Column column = row.columns().get(place);
        String text = row.text(place);
        if (text == null) {
            return new CellValue(number, column, "NULL", messages.say("value.null"), true);
        }
        if (column.javaType() == byte[].class && row.get(place) instanceof byte[] bytes) {
            String length = bytes.length == 1
                    ? messages.say("value.byte")
                    : messages.say("value.bytes", Figures.count(bytes.length));
            return new CellValue(
                    number,
                    column,
                    HexText.of(bytes, MOST_BYTES),
                    cut(length, bytes.length, MOST_BYTES, messages),
                    false);
        }
        String shown = json(column) ? JsonText.pretty(text) : text;
        int characters = text.codePointCount(0, text.length());
        String length = characters == 1
                ? messages.say("value.character")
                : messages.say("value.characters", Figures.count(characters));
        return new CellValue(
                number,
                column,
                shown.length() > MOST_CHARACTERS ? shown.substring(0, MOST_CHARACTERS) : shown,
                cut(length, shown.length(), MOST_CHARACTERS, messages),
                false);
    }

    private static String cut(String length, int whole, int most, Messages messages) {
        return whole > most ? messages.say("value.cut", length, Figures.count(most)) : length;
    }

    private static boolean json(Column column) {
        String type = column.databaseType().toLowerCase(Locale.ROOT);
        return type.equals("json") || type.equals("jsonb");
    }
}
