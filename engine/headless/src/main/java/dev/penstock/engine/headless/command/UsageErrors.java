package dev.penstock.engine.headless.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints the error in a command line and refers to the help. */
final class UsageErrors {
    private UsageErrors() {}

    static int explain(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(message(wrong));
        err.println("For help: " + command.getCommandSpec().qualifiedName(" ") + " --help");
        err.flush();
        return ExitStatus.WRONG;
    }

    private static String message(ParameterException wrong) {
        if (!(wrong instanceof UnmatchedArgumentException unmatched)) {
            String message = String.valueOf(wrong.getMessage());
            String missing = message.equals("Missing required subcommand")
                    ? wrong.getCommandLine().getSubcommands().keySet().stream()
                            .collect(Collectors.joining(", ", "A command is missing. The commands are ", ""))
                    : message;
            return sentence(missing);
        }
        if (wrong.getCommandLine().getCommand() instanceof HidesArguments command) {
            return command.unmatched();
        }
        String found = unmatched.getUnmatched().getFirst();
        boolean option = found.startsWith("-") && found.length() > 1;
        boolean groups = !wrong.getCommandLine().getSubcommands().isEmpty();
        String what = option
                ? "Unknown option " + found
                : groups ? "Unknown command '" + found + "'" : "Unexpected argument '" + found + "'";
        List<String> near = unmatched.getSuggestions();
        if (near.isEmpty() || (!option && !groups)) {
            String quoting = option || groups ? "" : " Put text with spaces in quotes.";
            return what + "." + quoting;
        }
        return what + ". Did you mean "
                + near.stream().map(UsageErrors::lastWord).distinct().limit(3).collect(Collectors.joining(" or "))
                + "?";
    }

    /** The last word of a suggestion. picocli suggests whole commands such as {@code penstock query}. */
    private static String lastWord(String suggestion) {
        return suggestion.substring(suggestion.lastIndexOf(' ') + 1);
    }

    private static String sentence(String text) {
        return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
    }

    /** A command whose arguments must not appear in messages, because one of them may be a secret. */
    interface HidesArguments {
        /** The message for unexpected arguments. */
        String unmatched();
    }
}
