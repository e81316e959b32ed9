package dev.penstock.engine.api;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How far the data must have got before a read may see it. Immutable.
 *
 * @param database the logical database
 * @param epoch of the topology in which the positions were read; a position of another timeline is not comparable
 * @param positions by shard: a PostgreSQL LSN, a MySQL GTID set or a MongoDB cluster time, in its server's own text
 */
public record ConsistencyToken(String database, long epoch, Map<String, String> positions) {

    /** Copies the map. */
    public ConsistencyToken {
        Objects.requireNonNull(database, "database");
        positions = Collections.unmodifiableMap(new TreeMap<>(positions));
    }

    /** A form for passing on, such as in a header: ASCII without blanks. */
    public String encoded() {
        StringBuilder text = new StringBuilder(escape(database)).append('@').append(epoch);
        positions.forEach((shard, position) ->
                text.append(';').append(escape(shard)).append('=').append(escape(position)));
        return text.toString();
    }

    /**
     * Reads what {@link #encoded()} wrote.
     *
     * @throws IllegalArgumentException if the text is no token
     */
    public static ConsistencyToken decode(String text) {
        String[] parts = text.split(";", -1);
        int at = parts[0].lastIndexOf('@');
        if (at < 0) {
            throw unreadable(text);
        }
        Map<String, String> positions = new TreeMap<>();
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            if (equals < 0) {
                throw unreadable(text);
            }
            positions.put(unescape(parts[i].substring(0, equals)), unescape(parts[i].substring(equals + 1)));
        }
        try {
            return new ConsistencyToken(
                    unescape(parts[0].substring(0, at)), Long.parseLong(parts[0].substring(at + 1)), positions);
        } catch (NumberFormatException e) {
            throw unreadable(text);
        }
    }

    private static IllegalArgumentException unreadable(String text) {
        return new IllegalArgumentException(
                "'" + text + "' is no consistency token: it has the form database@epoch;shard=position");
    }

    private static String escape(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String unescape(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
