package dev.penstock.engine.core.workspace;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads a text to its end in spite of faults in its syntax: each is noted, what it spoils is passed over, and the rest
 * is read again, so that all faults of a file are found at once.
 *
 * @param root what was read; null for an empty document
 * @param whole whether nothing was passed over: only then it can be said what is missing
 */
record Source(@Nullable Yaml root, boolean whole) {
    private static final int ATTEMPTS = 25;
    private static final int CHARACTERS_NOTED = 10;

    static Source read(String text, Faults faults) {
        String readable = readable(text, faults);
        boolean whole = readable.equals(text);
        List<Integer> tabbed = List.of();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Faults found = new Faults(faults.file());
            try {
                Yaml root = new YamlParser(readable, found).parse();
                faults.addAll(found);
                return new Source(root, whole);
            } catch (YamlParser.TooDeep e) {
                faults.add(e.spot(), "", "found " + e.getMessage(), "Write it out: a workspace is a few levels deep.");
                break;
            } catch (MarkedYamlEngineException e) {
                whole = false;
                SyntaxFault fault = SyntaxFault.of(e);
                Lines lines = Lines.of(readable);
                if (fault.kind() == SyntaxFault.Kind.TAB && !lines.tabbed().isEmpty()) {
                    tabbed = lines.tabbed();
                    noteTabs(lines, faults);
                    readable = lines.untabbed();
                    continue;
                }
                int line = note(fault, new Offsets(readable).spot(fault.at()), lines, tabbed, faults);
                readable = lines.without(line);
            }
        }
        return new Source(null, false);
    }

    /** Notes a fault, unless its line's tab is to blame, and tells which line to pass over. */
    private static int note(SyntaxFault fault, Spot spot, Lines lines, List<Integer> tabbed, Faults faults) {
        int line = fault.kind() == SyntaxFault.Kind.COLON ? lines.withoutColon(spot.line()) : spot.line();
        if (line != spot.line()) {
            int start = lines.start(line) + lines.indentation(line).length();
            faults.add(lines.spot(start), "", SyntaxFault.NO_COLON, SyntaxFault.WRITE_COLON);
        } else if (!tabbed.contains(line)) {
            faults.add(spot, "", fault.found(), fault.advice());
        }
        return line;
    }

    private static void noteTabs(Lines lines, Faults faults) {
        for (int line : lines.tabbed()) {
            faults.add(
                    lines.spot(lines.start(line) + lines.indentation(line).indexOf('\t')),
                    "",
                    "found a tab in the indentation",
                    "YAML is indented by blanks: put blanks there, as many as its neighbours have.");
        }
    }

    /** Characters that YAML forbids become blanks. */
    private static String readable(String text, Faults faults) {
        if (StreamReader.isPrintable(text)) {
            return text;
        }
        StringBuilder readable = new StringBuilder(text);
        Lines lines = Lines.of(text);
        int noted = 0;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int character = text.codePointAt(at);
            if (StreamReader.isPrintable(character)) {
                continue;
            }
            readable.setCharAt(at, ' ');
            if (noted++ < CHARACTERS_NOTED) {
                faults.add(
                        lines.spot(at),
                        "",
                        "found the character U+%04X".formatted(character),
                        "Take it away; in double quotes it can be written as an escape.");
            }
        }
        return readable.toString();
    }
}
