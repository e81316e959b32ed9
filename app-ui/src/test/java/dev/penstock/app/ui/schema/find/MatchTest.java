package dev.penstock.app.ui.schema.find;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.app.ui.schema.tree.ObjectRef;
import dev.penstock.engine.api.catalog.Table;
import dev.penstock.engine.api.catalog.TableName;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MatchTest {
    @Test
    void rank_wholeThenBeginningThenWordThenAnywhere() {
        assertThat(Match.rank("line", "line")).isZero();
        assertThat(Match.rank("line_item", "line")).isEqualTo(1);
        assertThat(Match.rank("purchase_line", "line")).isEqualTo(2);
        assertThat(Match.rank("airline_line", "line")).isEqualTo(2);
        assertThat(Match.rank("airline", "line")).isEqualTo(3);
        assertThat(Match.rank("album", "line")).isNegative();
    }

    @Test
    void compareTo_equalFit_putsCurrentShortAndFirstLettersFirst() {
        assertThat(Stream.of(
                                match("b", "public", "line_item", false),
                                match("a", "x", "line_b", true),
                                match("a", "y", "line_a", true),
                                match("a", "x", "line_a", true),
                                match("a", "x", "lines", true),
                                match("b", "x", "lines", true))
                        .sorted()
                        .map(match -> match.ref().database() + "." + match.ref().name()))
                .containsExactly(
                        "a.x.lines", "b.x.lines", "a.x.line_a", "a.y.line_a", "a.x.line_b", "b.public.line_item");
    }

    private static Match match(String database, String schema, String name, boolean current) {
        TableName full = new TableName(schema, name);
        return new Match(
                new ObjectRef(database, full),
                new Table(full, Table.Kind.TABLE, OptionalLong.empty(), OptionalLong.empty()),
                current,
                0,
                4,
                1);
    }
}
