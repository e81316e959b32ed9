package dev.penstock.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Checks that each error code has a page, {@code docs/reference/errors/PEN-1203.md}, and a line in the index. */
class ErrorPagesTest {
    private static final Path REFERENCE = Path.of("..", "..", "docs", "reference");
    private static final Path PAGES = REFERENCE.resolve("errors");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)\\)");
    private static final List<String> SECTIONS =
            List.of("## Causes, the likeliest first", "## Your data", "## See also");

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void everyCode_hasItsPage(ErrorCode code) throws IOException {
        Path page = page(code);

        assertThat(page)
                .as("Write a page for %s, as those beside it are written", code.id())
                .exists();
        List<String> lines = Files.readAllLines(page);
        assertThat(lines.getFirst()).isEqualTo("# " + code.id() + ": " + code.title());
        assertThat(lines.stream().filter(line -> line.startsWith("## "))).containsExactlyElementsOf(SECTIONS);
        assertThat(lines).hasSizeBetween(15, 45).anyMatch(line -> line.startsWith("1. **"));
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void everyCode_standsInTheIndexOnce(ErrorCode code) throws IOException {
        String row = "| [" + code.id() + "](errors/" + code.id() + ".md) | " + code.title() + " |";

        assertThat(Files.readAllLines(REFERENCE.resolve("errors.md")))
                .as("Add to docs/reference/errors.md: %s", row)
                .containsOnlyOnce(row);
    }

    @Test
    void noPage_isWithoutItsCode() throws IOException {
        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages.map(page -> page.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(ErrorCode.values())
                            .map(code -> code.id() + ".md")
                            .toList());
        }
        String index = Files.readString(REFERENCE.resolve("errors.md"));
        assertThat(LINK.matcher(index).results().map(link -> link.group(1))).hasSize(ErrorCode.values().length);
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void links_ofAPage_leadSomewhere(ErrorCode code) throws IOException {
        List<String> links = LINK.matcher(Files.readString(page(code)))
                .results()
                .map((MatchResult link) -> link.group(1))
                .toList();

        assertThat(links)
                .isNotEmpty()
                .allSatisfy(link -> assertThat(PAGES.resolve(link))
                        .as("the link %s of %s", link, code.id())
                        .exists());
        assertThat(links).as("a page that leads to itself").doesNotContain(code.id() + ".md");
    }

    private static Path page(ErrorCode code) {
        return PAGES.resolve(code.id() + ".md");
    }
}
