package dev.penstock.connectors.postgresql;

import dev.penstock.engine.api.spi.Position;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A place in PostgreSQL's log of changes (an LSN). Places of one timeline are ordered; of two nodes, the one whose place is
 * higher has all that the other one has.
 *
 * @param lsn the place in bytes, unsigned
 */
record PostgresPosition(long lsn) implements Position {
    private static final int HALF = 32;
    private static final int HEX = 16;

    /**
     * Reads the server's text, such as {@code 16/B374D848}.
     *
     * @throws IllegalArgumentException if it is none
     */
    static PostgresPosition of(String text) {
        int slash = text.indexOf('/');
        if (slash < 1 || text.length() - slash > 9 || slash > 8) {
            throw none(text, null);
        }
        try {
            return new PostgresPosition((Long.parseUnsignedLong(text, 0, slash, HEX) << HALF)
                    | Long.parseUnsignedLong(text, slash + 1, text.length(), HEX));
        } catch (NumberFormatException e) {
            throw none(text, e);
        }
    }

    private static IllegalArgumentException none(String text, @Nullable Exception cause) {
        return new IllegalArgumentException("'" + text + "' is no position of PostgreSQL: write 16/B374D848", cause);
    }

    @Override
    public boolean covers(Position other) {
        return Long.compareUnsigned(lsn, ((PostgresPosition) other).lsn) >= 0;
    }

    @Override
    public Position merge(Position other) {
        return covers(other) ? this : other;
    }

    @Override
    public String text() {
        return Long.toHexString(lsn >>> HALF).toUpperCase(Locale.ROOT)
                + "/"
                + Long.toHexString(lsn & 0xFFFF_FFFFL).toUpperCase(Locale.ROOT);
    }
}
