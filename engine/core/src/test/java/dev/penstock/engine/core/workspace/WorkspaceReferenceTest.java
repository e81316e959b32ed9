package dev.penstock.engine.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Checks {@code docs/reference/workspace.md} against the code: its tables are generated, its examples are parsed. */
class WorkspaceReferenceTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "reference", "workspace.md");
    private static final String REWRITE =
            "./mvnw -Psome -pl engine/core -am test -Dtest=WorkspaceReferenceTest" + " -Dpenstock.docs=write";
    private static final String BEGIN = "<!-- generated from the code -->\n";
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @Test
    void tables_ofThePage_areThoseOfTheCode() throws IOException {
        String page = Files.readString(PAGE);
        String written = page.substring(0, page.indexOf(BEGIN) + BEGIN.length()) + KeyTables.render();
        if (System.getProperty("penstock.docs", "").equals("write")) {
            Files.writeString(PAGE, written);
        }

        assertThat(Files.readString(PAGE))
                .as("The keys of the workspace have changed. Generate their page again with: %s", REWRITE)
                .isEqualTo(written);
    }

    @Test
    void everyKey_hasItsMeaningAsASentence() {
        assertThat(KeyTables.render().lines().filter(line -> line.startsWith("| `")))
                .hasSizeGreaterThan(30)
                .allMatch(row -> row.matches(".*\\| [A-Z`][^|]*\\.(\\*\\*)? \\|"));
    }

    @Test
    void examples_ofThePage_haveNoFaults() throws IOException {
        List<String> examples = EXAMPLE.matcher(Files.readString(PAGE))
                .results()
                .map(MatchResult::group)
                .map(block -> block.substring(block.indexOf('\n') + 1, block.length() - 3))
                .toList();

        assertThat(examples)
                .isNotEmpty()
                .allSatisfy(
                        example -> assertThat(WorkspaceReading.faults(example)).isEmpty());
        assertThat(examples.getFirst()).contains("environments:");
        assertThat(WorkspaceReading.faults(examples.getFirst(), "prod")).isEmpty();
    }
}
