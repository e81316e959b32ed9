package dev.penstock.engine.core.workspace;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * What is wrong with a text's syntax, in words for people. Nothing of the text is repeated: it may be a password.
 *
 * @param at where it is, or where what it spoils begins
 * @param found what is there
 * @param advice what to write instead
 * @param kind what follows from it
 */
record SyntaxFault(Mark at, String found, String advice, Kind kind) {

    /** What follows from a fault for reading on. */
    enum Kind {
        /** Its line is passed over. */
        LINE,
        /** A tab is to blame. */
        TAB,
        /** A colon stands where the line before still goes on. */
        COLON
    }

    static final String NO_COLON = "found a line without a ':'";
    static final String WRITE_COLON = "Write key: value, with a blank behind the colon.";

    static SyntaxFault of(MarkedYamlEngineException e) {
        String problem = text(e.getProblem());
        String context = text(e.getContext());
        if (problem.contains("(TAB)")) {
            return here(e, "a tab", "YAML is indented by blanks: put blanks in its place.", Kind.TAB);
        }
        if (problem.contains("unexpected end of stream") || problem.contains("unexpected document separator")) {
            return beginning(e, "a quotation mark that is not closed", "Put the same mark at the end of the text.");
        }
        if (context.contains("flow mapping")) {
            return beginning(
                    e, "a { that is not closed, or a comma missing behind it", "Write {key: value, key: value}.");
        }
        if (context.contains("flow sequence")) {
            return beginning(e, "a [ that is not closed, or a comma missing behind it", "Write [value, value].");
        }
        if (problem.contains("could not find expected ':'")) {
            return beginning(e, "a line without a ':'", WRITE_COLON);
        }
        if (problem.contains("mapping values are not allowed")) {
            return here(
                    e,
                    "a ':' where no value can begin",
                    "Give each key a line of its own, indented like its neighbours; quote a text with ': ' in it.",
                    Kind.COLON);
        }
        if (problem.contains("escape")) {
            return here(
                    e,
                    "a backslash in double quotes that begins no known escape",
                    "Use single quotes, or write two backslashes.",
                    Kind.LINE);
        }
        if (context.contains("flow node")) {
            return here(
                    e,
                    "an entry that begins with ':' or ends before it begins",
                    "Put a text with ':' in quotes, an IPv6 address too: [\"[::1]:5432\"].",
                    Kind.LINE);
        }
        if (problem.contains("sequence entries")) {
            return here(
                    e, "a list that begins behind its key", "Begin each '- value' on a line of its own.", Kind.LINE);
        }
        if (problem.contains("<scalar>") || problem.contains("<alias>")) {
            return here(e, "a value that goes on behind its end", "Put all of it into one pair of quotes.", Kind.LINE);
        }
        if (problem.contains("cannot start any token")
                || context.contains("node")
                || scans(context, "alias", "anchor", "tag", "directive", "block scalar")) {
            return here(
                    e,
                    "a value that begins with a character that YAML keeps for itself",
                    "Put the value in quotes.",
                    Kind.LINE);
        }
        if (context.startsWith("while parsing a block") || problem.contains("<document start>")) {
            return here(
                    e,
                    "a line whose indentation fits none above it",
                    "Indent it exactly like the other keys of its mapping.",
                    Kind.LINE);
        }
        return here(e, "something that is not YAML", "Compare it with the lines around it: key: value.", Kind.LINE);
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

    private static String text(@Nullable String words) {
        return words == null ? "" : words;
    }
}
