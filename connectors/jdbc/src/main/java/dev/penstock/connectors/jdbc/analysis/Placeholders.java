package dev.penstock.connectors.jdbc.analysis;

import dev.penstock.engine.api.sql.SqlText;
import dev.penstock.engine.api.sql.SqlToken;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The places of a text's {@code ?} among the values that come by position. */
final class Placeholders {
    private static final int LONGEST_NUMBER = 9;
    /** No engine takes more values; what is behind them is only counted. */
    private static final int MOST = 100_000;

    private final Map<Integer, Integer> places = new HashMap<>();
    private int before;
    private int highest;

    /** The places of those of one statement, whose numbers begin behind those of the statements before. */
    void statement(SqlText cut, int from, int to) {
        before += highest;
        highest = 0;
        places.clear();
        List<SqlToken> tokens = cut.tokens();
        for (int i = from; i < to; i++) {
            SqlToken token = tokens.get(i);
            if (token.kind() == SqlToken.Kind.PLACEHOLDER && cut.text().charAt(token.start()) == '?') {
                String number = cut.text().substring(token.start() + 1, token.end());
                int place = number.isEmpty() ? highest + 1 : number(number);
                highest = Math.max(highest, place);
                if (places.size() < MOST) {
                    places.put(token.start(), before + place - 1);
                }
            }
        }
    }

    private static int number(String digits) {
        return digits.length() > LONGEST_NUMBER ? Integer.MAX_VALUE / 2 : Integer.parseInt(digits);
    }

    /** From 0; -1 if there is none at that place of the text. */
    int at(int start) {
        return places.getOrDefault(start, -1);
    }
}
