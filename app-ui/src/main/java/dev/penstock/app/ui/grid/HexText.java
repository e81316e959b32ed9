package dev.penstock.app.ui.grid;

import java.util.HexFormat;

/** Bytes on lines of sixteen: offset, hex, ASCII. */
final class HexText {
    private static final int LINE = 16;
    private static final HexFormat HEX = HexFormat.of();

    private HexText() {}

    /** At most so many of the bytes. */
    static String of(byte[] bytes, int most) {
        int end = Math.min(bytes.length, most);
        StringBuilder out = new StringBuilder(end * 5);
        for (int from = 0; from < end; from += LINE) {
            out.append(from == 0 ? "" : "\n").append(HEX.toHexDigits(from)).append("  ");
            for (int i = from; i < from + LINE; i++) {
                out.append(i < end ? HEX.toHexDigits(bytes[i]) : "  ").append(i % LINE == LINE / 2 - 1 ? "  " : " ");
            }
            out.append(' ');
            for (int i = from; i < Math.min(end, from + LINE); i++) {
                out.append(bytes[i] >= ' ' && bytes[i] < 127 ? (char) bytes[i] : '.');
            }
        }
        return out.toString();
    }
}
