package dev.penstock.app.ui.palette;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class FuzzyTest {
    private static String hits(String wanted, String text) {
        Optional<Fuzzy.Found> found = Fuzzy.find(wanted, text);
        if (found.isEmpty()) {
            return "-";
        }
        StringBuilder marked = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            marked.append(found.get().hits().get(i) ? Character.toUpperCase(letter) : Character.toLowerCase(letter));
        }
        return marked.toString();
    }

    private static int score(String wanted, String text) {
        return Fuzzy.find(wanted, text).orElseThrow().score();
    }

    @Test
    void letters_inTheirOrder_areFound() {
        assertThat(hits("ra", "run all statements")).isEqualTo("Run All statements");
        assertThat(hits("csv", "Export as CSV…")).isEqualTo("export as CSV…");
        assertThat(hits("ar", "run all")).isEqualTo("-");
        assertThat(hits("xyz", "run all")).isEqualTo("-");
    }

    @Test
    void runOfLetters_isTakenBeforeScatteredOnes() {
        assertThat(hits("tab", "the next tab")).isEqualTo("the next TAB");
        assertThat(hits("next", "show notices, next tab")).isEqualTo("show notices, NEXT tab");
    }

    @Test
    void words_inAnyOrder_areFound() {
        assertThat(hits("tab close", "close tab")).isEqualTo("CLOSE TAB");
        assertThat(hits("close nothing", "close tab")).isEqualTo("-");
        assertThat(hits("  ", "close tab")).isEqualTo("close tab");
    }

    @Test
    void wordBeginnings_countMore() {
        assertThat(score("o", "open tab")).isGreaterThan(score("o", "close tab"));
        assertThat(score("exp", "export as CSV")).isGreaterThan(score("exp", "text up"));
    }
}
