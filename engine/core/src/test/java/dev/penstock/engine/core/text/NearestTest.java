package dev.penstock.engine.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> WORDS = List.of("engine", "nodes", "name", "username", "password");

    @ParameterizedTest
    @CsvSource({"engin,engine", "enigne,engine", "Engine,engine", "pasword,password", "user,username", "node,nodes"})
    void to_slip_findsWhatWasMeant(String written, String meant) {
        assertThat(Nearest.to(written, WORDS)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"host", "xyz", "us"})
    void to_somethingElse_findsNothing(String written) {
        assertThat(Nearest.to(written, WORDS)).isEmpty();
    }

    @Test
    void to_nothingThere_findsNothing() {
        assertThat(Nearest.to("engine", List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'','',0", "'',abc,3", "abc,'',3", "kitten,sitting,3", "ab,ba,1", "abc,acb,1", "same,same,0"})
    void distance_ofTwoWords_countsSlips(String from, String to, int slips) {
        assertThat(Nearest.distance(from, to)).isEqualTo(slips);
    }
}
