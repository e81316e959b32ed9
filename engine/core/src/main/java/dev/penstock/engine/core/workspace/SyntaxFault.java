package dev.penstock.engine.core.workspace;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * A syntax fault in plain words. Its message never quotes the text, because that may be a password.
 *
 * @param at the position of the fault, or the start of the part that it affects
 * @param found what the text has there
 * @param advice what to write instead
 * @param kind how the parser continues
 */
record SyntaxFault(Mark at, String found, String advice, Kind kind) {

    /** How the parser continues after a fault. */
    enum Kind {
        /** The parser skips the line. */
        LINE,
        /** The cause is a tab. */
        TAB,
        /** The line before has no colon and continues in this line. */
        COLON
    }

    static final String NO_COLON = "found a line without a ':'";
    static final String WRITE_COLON = "Write key: value, with a space after the colon.";

    static SyntaxFault of(MarkedYamlEngineException e) {
        String problem = text(e.getProblem());
        String context = text(e.getContext());
        if (problem.contains("(TAB)")) {
            return here(e, "a tab", "YAML is indented by spaces. Replace the tab with spaces.", Kind.TAB);
        }
        if (problem.contains("unexpected end of stream") || problem.contains("unexpected document separator")) {
            return beginning(e, "a quotation mark that is not closed", "Put the same mark at the end of the text.");
        }
        if (context.contains("flow mapping")) {
            return beginning(e, "a { that is not closed, or a missing comma", "Write {key: value, key: value}.");
        }
        if (context.contains("flow sequence")) {
            return beginning(e, "a [ that is not closed, or a missing comma", "Write [value, value].");
        }
        if (problem.contains("could not find expected ':'")) {
            return beginning(e, "a line without a ':'", WRITE_COLON);
        }
        if (problem.contains("mapping values are not allowed")) {
            return here(
                    e,
                    "a ':' where no value can begin",
                    "Give each key its own line with the indentation of its neighbours. Put a text with ': ' in quotes.",
                    Kind.COLON);
        }
        if (problem.contains("escape")) {
            return here(
                    e,
                    "an unknown escape in double quotes",
                    "Use single quotes, or write \\\\ for a backslash.",
                    Kind.LINE);
        }
        if (context.contains("flow node")) {
            return here(
                    e,
                    "an entry that begins with ':' or is empty",
                    "Put a text with ':' in quotes, an IPv6 address too: [\"[::1]:5432\"].",
                    Kind.LINE);
        }
        if (problem.contains("sequence entries")) {
            return here(
                    e, "a list that begins on the line of its key", "Begin each '- value' on a new line.", Kind.LINE);
        }
        if (problem.contains("<scalar>") || problem.contains("<alias>")) {
            return here(e, "text after the end of a value", "Put all of it into one pair of quotes.", Kind.LINE);
        }
        if (problem.contains("cannot start any token")
                || context.contains("node")
                || scans(context, "alias", "anchor", "tag", "directive", "block scalar")) {
            return here(e, "a value that begins with a reserved character", "Put the value in quotes.", Kind.LINE);
        }
        if (context.startsWith("while parsing a block") || problem.contains("<document start>")) {
            return here(
                    e,
                    "a line whose indentation matches no line above it",
                    "Indent it exactly like the other keys of its mapping.",
                    Kind.LINE);
        }
        return here(e, "invalid YAML", "Compare it with the lines around it. The form is key: value.", Kind.LINE);
    }

    private static boolean scans(String context, String... things) {
        for (String thing : things) {
            if (context.startsWith("while scanning") && context.contains(thing)) {
                return true;
            }
        }
        return false;
    }

    private static SyntaxFault here(MarkedYamlEngineException e, String found, String advice, Kind kind) {
        return new SyntaxFault(e.getProblemMark().or(e::getContextMark).orElseThrow(), "found " + found, advice, kind);
    }

    private static SyntaxFault beginning(MarkedYamlEngineException e, String found, String advice) {
        return new SyntaxFault(
                e.getContextMark().or(e::getProblemMark).orElseThrow(), "found " + found, advice, Kind.LINE);
    }

    private static String text(@Nullable String message) {
        return message == null ? "" : message;
    }
}
