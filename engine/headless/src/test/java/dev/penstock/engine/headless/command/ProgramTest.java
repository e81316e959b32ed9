package dev.penstock.engine.headless.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.spi.Desktop;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramTest {
    @TempDir
    Path folder;

    Cli cli;

    @BeforeEach
    void setUp() {
        cli = Cli.in(folder);
    }

    @Test
    void help_ofTheProgram_listsEveryCommandAndTheExitStatuses() {
        Cli.Ran ran = cli.runBare("--help");

        assertThat(ran.status()).isZero();
        assertThat(ran.out())
                .contains("check", "query", "schema", "secret", "--config=FILE", "--environment=NAME", "--json")
                .contains("2   invalid command line or workspace")
                .contains("Examples:");
        assertThat(ran.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"check", "query", "schema show", "secret set", "secret list", "secret remove", "schema", "secret"
            })
    void help_ofACommand_saysWhatItIsForAndTheExitStatuses(String command) {
        String[] words = (command + " --help").split(" ");

        Cli.Ran ran = cli.runBare(words);

        assertThat(ran.status()).isZero();
        assertThat(ran.out()).startsWith("Usage: penstock " + command).contains("Exit status:", "--config=FILE");
        if (!command.equals("schema") && !command.equals("secret")) {
            assertThat(ran.out()).contains("Examples:");
        }
    }

    @Test
    void help_asACommand_showsTheCommandsHelp() {
        assertThat(cli.runBare("help", "query").out()).startsWith("Usage: penstock query");
    }

    @Test
    void version_ofTheProgram_isOneLine() {
        Cli.Ran ran = cli.runBare("--version");

        assertThat(ran.status()).isZero();
        assertThat(ran.out()).startsWith("Penstock ").hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({
        "chekc,Unknown command 'chekc'. Did you mean check",
        "qurey,Unknown command 'qurey'. Did you mean query",
        "--jsno,Unknown option --jsno. Did you mean --json",
    })
    void run_ofAMisspeltWord_namesTheNearest(String word, String said) {
        Cli.Ran ran = cli.runBare(word);

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err())
                .contains(said)
                .contains("For help: penstock --help")
                .hasLineCount(2);
        assertThat(ran.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "query|Missing required parameters: 'DATABASE', 'TEXT'.",
                "query shop|Missing required parameter: 'TEXT'.",
                "query shop a b|Unexpected argument 'b'. Put text with spaces in quotes.",
                "query shop a --format xml|Invalid value for option '--format': write table, json or csv, not 'xml'",
                "query shop a --max-rows 0|--max-rows is 0: the minimum is 1.",
                "query shop a --max-rows many|Invalid value for option '--max-rows': 'many' is not a long.",
                "query shop a --json --format csv|--json and --format csv contradict each other: use only one of them.",
                "query shop a --timeout 5|'5' is not a duration: write a whole number from 1 and a unit",
                "query shop a --timeout 0s|'0s' is not a duration",
                "query shop a --tiemout 5s|Unknown option --tiemout. Did you mean --timeout",
                "query shop a -c|Missing required parameter for option '--config' (FILE).",
                "schema|A command is missing. The commands are show.",
                "schema shwo|Unknown command 'shwo'. Did you mean show",
                "secret|A command is missing. The commands are set, list, remove.",
                "secret remove|Missing required parameter: 'NAME'.",
            })
    void run_ofWrongWords_saysWhatIsWrongAndWhereHelpIs(String words, String said) {
        Cli.Ran ran = cli.runBare(words.split(" "));

        assertThat(ran.status()).as(ran.err()).isEqualTo(2);
        assertThat(ran.err()).contains(said).contains("For help: penstock ").contains(" --help");
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void run_withoutAWorkspaceFile_saysWhichAndHowToGoOn() {
        Cli.Ran ran = cli.run("check");

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err())
                .contains("There is no workspace file " + cli.workspaceFile())
                .contains("-c FILE")
                .contains("penstock demo");
    }

    @Test
    void run_ofAWorkspaceWithFaults_listsAllOfThemALineEach() {
        cli.workspace("""
                databases:
                  orders: {engine: oracle}
                  events: {engine: postgresql, nodes: [db1], pool: {max: 0}}
                """);

        Cli.Ran ran = cli.run("check");

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err().lines())
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(line -> assertThat(line).startsWith(cli.workspaceFile() + ":"));
    }

    @Test
    void run_withoutACommand_showsTheDesktopOnTheWorkspace() {
        List<Desktop.Request> shown = new ArrayList<>();
        cli.desktop(() -> Optional.of(request -> {
            shown.add(request);
            return 7;
        }));

        Cli.Ran ran = cli.run("-e", "prod");

        assertThat(ran.status()).isEqualTo(7);
        assertThat(shown).containsExactly(new Desktop.Request(cli.workspaceFile(), "prod", null));
    }

    @Test
    void run_withoutACommandAndWithoutADesktop_saysSo() {
        Cli.Ran ran = cli.run();

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("does not include the desktop", "--help");
    }

    @Test
    void run_whichFailsByAFaultOfOurs_saysHowToReportIt() {
        cli.desktop(() -> {
            throw new IllegalStateException("out of order");
        });

        assertThat(cli.run().err())
                .contains("PEN-1999", "out of order", "--stacktrace")
                .doesNotContain("\tat ");
        assertThat(cli.run("--stacktrace").err()).contains("\tat ");
        assertThat(cli.variable("PENSTOCK_DEBUG", "1").run().err()).contains("\tat ");
    }

    @Test
    void help_onATerminal_isColouredUnlessItMustNotBe() {
        assertThat(cli.outTerminal(80).runBare("--help").out()).contains("\u001b[");
        assertThat(cli.variable("NO_COLOR", "").runBare("--help").out()).doesNotContain("\u001b[");
    }
}
