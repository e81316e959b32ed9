package dev.penstock.engine.headless.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with the words of a command line, and where its help is. */
final class WrongWords {
    private WrongWords() {}

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
                            .collect(Collectors.joining(", ", "Say what to do: ", ""))
                    : message;
            return sentence(missing);
        }
        if (wrong.getCommandLine().getCommand() instanceof KeepsArgumentsToItself command) {
            return command.unmatched();
        }
        String found = unmatched.getUnmatched().getFirst();
        boolean option = found.startsWith("-") && found.length() > 1;
        boolean groups = !wrong.getCommandLine().getSubcommands().isEmpty();
        String what = option
                ? "There is no option " + found
                : groups
                        ? "There is no command '" + found + "'"
                        : "Too many words: '" + found + "' has no meaning here";
        List<String> near = unmatched.getSuggestions();
        if (near.isEmpty() || (!option && !groups)) {
            String quoting = option || groups ? "" : " Put a text with blanks in it in quotes.";
            return what + "." + quoting;
        }
        return what + ". Did you mean "
                + near.stream().map(WrongWords::lastWord).distinct().limit(3).collect(Collectors.joining(" or ")) + "?";
    }

    /** picocli suggests whole paths, as {@code penstock query}. */
    private static String lastWord(String suggestion) {
        return suggestion.substring(suggestion.lastIndexOf(' ') + 1);
    }

    private static String sentence(String text) {
        return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
    }

    /** A command whose arguments must not be repeated on the screen: one of them may be a secret. */
    interface KeepsArgumentsToItself {
        /** What to say of words that have no meaning there. */
        String unmatched();
    }
}
