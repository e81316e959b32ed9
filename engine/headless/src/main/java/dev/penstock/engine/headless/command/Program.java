package dev.penstock.engine.headless.command;

import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;

/** Runs the program: parses the arguments and returns the exit status. */
public final class Program {
    private static final String HELP = "--help";
    private static final int NARROWEST_HELP = 55;
    private static final int WIDEST_HELP = 100;

    private Program() {}

    /** Runs the command in the arguments and returns the exit status. */
    public static int run(String[] args, Terminal terminal) {
        return run(args, new Root(terminal));
    }

    static int run(String[] words, Root root) {
        String[] args = helpAsOption(words);
        Terminal terminal = root.terminal();
        PrintWriter out =
                new PrintWriter(new BufferedWriter(new OutputStreamWriter(terminal.out(), StandardCharsets.UTF_8)));
        CommandLine line = CommandRegistry.line(root, args);
        line.setOut(out)
                .setErr(terminal.err())
                .setAbbreviatedOptionsAllowed(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(helpWidth(terminal, args))
                .setColorScheme(Help.defaultColorScheme(ansi(terminal)))
                .setParameterExceptionHandler(UsageErrors::explain)
                .setExecutionExceptionHandler((failure, command, parsed) ->
                        new FailurePrinter(terminal.err(), root.stacktrace()).print(failure));
        explain(line);
        int status = line.execute(args);
        out.flush();
        terminal.err().flush();
        return status;
    }

    /** Accepts {@code penstock help query}, which many users try first. */
    private static String[] helpAsOption(String[] words) {
        if (words.length == 0 || !words[0].equals("help")) {
            return words;
        }
        String[] args = Arrays.copyOfRange(words, 1, words.length + 1);
        args[words.length - 1] = HELP;
        return args;
    }

    /** The width of the help. Determines the width of the terminal only if needed, because that starts a process. */
    private static int helpWidth(Terminal terminal, String[] args) {
        boolean wanted =
                Arrays.asList(args).contains(HELP) || Arrays.asList(args).contains("-h");
        return wanted && terminal.outIsTerminal()
                ? Math.clamp(terminal.width().get(), NARROWEST_HELP, WIDEST_HELP)
                : WIDEST_HELP;
    }

    private static void explain(CommandLine line) {
        CommandSpec spec = line.getCommandSpec();
        spec.versionProvider(new Version());
        spec.usageMessage()
                .commandListHeading("%nCommands:%n")
                .optionListHeading("%nOptions:%n")
                .parameterListHeading("%nArguments:%n")
                .exitCodeListHeading("%nExit status:%n")
                .exitCodeList(ExitStatus.explained())
                .sortOptions(false);
        line.getSubcommands().values().forEach(Program::explain);
    }

    private static Help.Ansi ansi(Terminal terminal) {
        Map<String, String> environment = terminal.environment();
        boolean plain = environment.containsKey("NO_COLOR") || "dumb".equals(environment.get("TERM"));
        return terminal.outIsTerminal() && !plain ? Help.Ansi.ON : Help.Ansi.OFF;
    }

    /** Reads the version from the jar's manifest, only when it is requested. */
    private static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Program.class.getPackage().getImplementationVersion();
            return new String[] {"Penstock " + (version == null ? "built from sources" : version)};
        }
    }
}
