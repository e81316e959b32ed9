package dev.penstock.engine.core.workspace;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * The parsed text of a workspace. After each syntax fault the parser blanks the affected lines and parses the rest
 * again, so that one pass finds all faults of a file.
 *
 * @param root the tree; null for an empty document
 * @param complete whether no line was blanked; otherwise missing keys are not reported
 */
record WorkspaceSource(@Nullable Yaml root, boolean complete) {
    private static final int ATTEMPTS = 25;
    private static final int CHARACTERS_NOTED = 10;

    static WorkspaceSource read(String text, Faults faults) {
        String readable = readable(text, faults);
        boolean complete = readable.equals(text);
        List<Integer> tabbed = List.of();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Faults found = new Faults(faults.file());
            try {
                Yaml root = new YamlParser(readable, found).parse();
                faults.addAll(found);
                return new WorkspaceSource(root, complete);
            } catch (YamlParser.TooDeep e) {
                faults.add(
                        e.range(),
                        "",
                        "found " + e.getMessage(),
                        "Write it without aliases and with fewer levels. A workspace has only a few.");
                break;
            } catch (MarkedYamlEngineException e) {
                complete = false;
                SyntaxFault fault = SyntaxFault.of(e);
                LineIndex lines = LineIndex.of(readable);
                if (fault.kind() == SyntaxFault.Kind.TAB && !lines.tabbed().isEmpty()) {
                    tabbed = lines.tabbed();
                    noteTabs(lines, faults);
                    readable = lines.untabbed();
                    continue;
                }
                int line = note(fault, new Offsets(readable).range(fault.at()), lines, tabbed, faults);
                readable = lines.without(line);
            }
        }
        return new WorkspaceSource(null, false);
    }

    /** Reports a fault, unless a tab of its line is the cause, and returns the line to blank. */
    private static int note(
            SyntaxFault fault, SourceRange range, LineIndex lines, List<Integer> tabbed, Faults faults) {
        int line = fault.kind() == SyntaxFault.Kind.COLON ? lines.withoutColon(range.line()) : range.line();
        if (line != range.line()) {
            int start = lines.start(line) + lines.indentation(line).length();
            faults.add(lines.range(start), "", SyntaxFault.NO_COLON, SyntaxFault.WRITE_COLON);
        } else if (!tabbed.contains(line)) {
            faults.add(range, "", fault.found(), fault.advice());
        }
        return line;
    }

    private static void noteTabs(LineIndex lines, Faults faults) {
        for (int line : lines.tabbed()) {
            faults.add(
                    lines.range(lines.start(line) + lines.indentation(line).indexOf('\t')),
                    "",
                    "found a tab in the indentation",
                    "YAML is indented by spaces. Replace the tab with spaces, as many as the neighbouring lines have.");
        }
    }

    /** The text with spaces in place of the characters that YAML forbids. */
    private static String readable(String text, Faults faults) {
        if (StreamReader.isPrintable(text)) {
            return text;
        }
        StringBuilder readable = new StringBuilder(text);
        LineIndex lines = LineIndex.of(text);
        int noted = 0;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int character = text.codePointAt(at);
            if (StreamReader.isPrintable(character)) {
                continue;
            }
            readable.setCharAt(at, ' ');
            if (noted++ < CHARACTERS_NOTED) {
                faults.add(
                        lines.range(at),
                        "",
                        "found the character U+%04X".formatted(character),
                        "Remove it, or write it as an escape in double quotes.");
            }
        }
        return readable.toString();
    }
}
