package dev.penstock.engine.core.workspace;

import dev.penstock.engine.core.workspace.Yaml.Entry;
import dev.penstock.engine.core.workspace.Yaml.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds, replaces, moves and removes keys in a document's text and keeps its style. */
final class Layout {
    private static final int STEP = 2;

    private final String text;
    private final LineIndex lines;
    private final YamlWriter writer;

    Layout(String text, @Nullable Yaml root) {
        this.text = text;
        this.lines = LineIndex.of(text);
        this.writer = new YamlWriter(text.contains("\r\n") ? "\r\n" : "\n", step(root));
    }

    /** The spaces per level, taken from the first nested mapping. */
    private static int step(@Nullable Yaml root) {
        if (root instanceof Mapping mapping && !mapping.flow()) {
            for (Entry entry : mapping.own().toList()) {
                if (entry.value() instanceof Mapping inner
                        && !inner.flow()
                        && inner.range().column() > entry.key().range().column()) {
                    return inner.range().column() - entry.key().range().column();
                }
            }
        }
        return STEP;
    }

    /** Whether a value is an alias. */
    boolean alias(Entry entry) {
        int start = entry.written().start();
        return start < text.length() && text.charAt(start) == '*';
    }

    /** Appends entries to a document without content. */
    String append(Map<String, Object> entries) {
        boolean open = !text.isEmpty() && !text.endsWith("\n") && !text.endsWith("\r");
        return text + (open ? writer.lineEnd() : "") + writer.entries(entries, "") + writer.lineEnd();
    }

    /** Adds a key at the end of a mapping. A block mapping must have its own keys. */
    String add(Mapping mapping, String key, Object value) {
        List<Entry> own = mapping.own().toList();
        if (mapping.flow()) {
            String entry = writer.text(key, true) + ": " + writer.line(value, true);
            if (own.isEmpty()) {
                int open = text.indexOf('{', mapping.range().start()) + 1;
                return splice(open, open, mapping.entries().isEmpty() ? entry : entry + ", ");
            }
            int end = own.getLast().written().end();
            return splice(end, end, ", " + entry);
        }
        String indentation = indentation(own.getFirst());
        String entry = writer.entry(key, value, indentation);
        int line = lastLine(own.getLast());
        int end = lines.next(line);
        return end == lines.end(line)
                ? splice(end, end, writer.lineEnd() + entry)
                : splice(end, end, entry + writer.lineEnd());
    }

    /** Replaces the value of a key in the style of the present value. */
    String replace(Mapping mapping, Entry entry, Object value) {
        SourceRange written = entry.written();
        boolean nothing = written.start() == written.end();
        int colon = text.indexOf(':', entry.key().range().end()) + 1;
        if (mapping.flow()) {
            String line = writer.line(value, true);
            boolean colonThere = colon > 0
                    && text.substring(entry.key().range().end(), colon - 1).isBlank();
            return nothing
                    ? splice(written.start(), written.start(), (colonThere ? " " : ": ") + line)
                    : splice(written.start(), written.end(), line);
        }
        int keyLine = lines.at(entry.key().range().start());
        boolean below = !nothing && lines.at(written.start()) > keyLine;
        if (!nothing && !below) {
            return splice(written.start(), written.end(), writer.line(value, false));
        }
        int rest = lines.end(nothing ? keyLine : lines.at(written.end() - 1));
        int end = lines.end(keyLine);
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            String inner = indentation(entry) + " ".repeat(writer.step());
            return splice(end, rest, writer.lineEnd() + writer.entries(map, inner));
        }
        return splice(colon, rest, " " + writer.line(value, false) + text.substring(colon, end));
    }

    String rename(Mapping mapping, Entry entry, String name) {
        SourceRange key = entry.key().range();
        return splice(key.start(), key.end(), writer.text(name, mapping.flow()));
    }

    /**
     * Moves a key with its comments in front of another key of the same mapping.
     *
     * @param before the key to move in front of; null for the end of the mapping
     */
    String move(Mapping mapping, Entry entry, @Nullable Entry before) {
        List<Entry> own = mapping.own().toList();
        int next = own.indexOf(entry) + 1;
        if (before == null ? next == own.size() : own.indexOf(before) == next) {
            return text;
        }
        return mapping.flow() ? moveInBraces(mapping, entry, before) : moveLines(mapping, entry, before);
    }

    private String moveInBraces(Mapping mapping, Entry entry, @Nullable Entry before) {
        List<Entry> own = new ArrayList<>(mapping.own().toList());
        List<Entry> order = new ArrayList<>(own);
        order.remove(entry);
        order.add(before == null ? order.size() : order.indexOf(before), entry);
        StringBuilder moved = new StringBuilder();
        int from = own.getFirst().key().range().start();
        for (int i = 0; i < own.size(); i++) {
            // the text between two keys stays in place
            moved.append(text, from, own.get(i).key().range().start());
            moved.append(text, order.get(i).key().range().start(), end(order.get(i)));
            from = end(own.get(i));
        }
        return splice(own.getFirst().key().range().start(), from, moved.toString());
    }

    private static int end(Entry entry) {
        return Math.max(entry.key().range().end(), entry.written().end());
    }

    private String moveLines(Mapping mapping, Entry entry, @Nullable Entry before) {
        int first = firstLine(entry);
        int last = lastLine(entry);
        Entry end = mapping.own().toList().getLast();
        int target = before == null ? lastLine(end) + 1 : firstLine(before);
        // the blank lines that separate it from its neighbour move with it
        int above = first;
        int below = last;
        boolean up = target < first;
        while (up && above > 1 && lines.blank(above - 1)) {
            above--;
        }
        while (!up && below < lines.count() && lines.blank(below + 1)) {
            below++;
        }
        String moved = ended(first, last);
        String gap = up ? ended(above, first - 1) : ended(last + 1, below);
        int start = target > lines.count() ? text.length() : lines.start(target);
        boolean open = start == text.length() && !text.isEmpty() && !text.endsWith("\n") && !text.endsWith("\r");
        String lifted = up ? moved + gap : (open ? writer.lineEnd() : "") + gap + moved;
        int from = lines.start(above);
        int to = lines.next(below);
        return up
                ? text.substring(0, start) + lifted + text.substring(start, from) + text.substring(to)
                : text.substring(0, from) + text.substring(to, start) + lifted + text.substring(start);
    }

    /** The text of some lines, always with a line end at its end. */
    private String ended(int first, int last) {
        if (last < first) {
            return "";
        }
        String block = text.substring(lines.start(first), lines.next(last));
        return block.endsWith("\n") || block.endsWith("\r") ? block : block + writer.lineEnd();
    }

    /** The first line of a block mapping's key, or of the comments above it. */
    private int firstLine(Entry entry) {
        int first = lines.at(entry.key().range().start());
        String indentation = indentation(entry);
        while (first > 1 && comment(first - 1) && lines.indentation(first - 1).equals(indentation)) {
            first--;
        }
        return first;
    }

    /**
     * Removes a key with its value and its comments: those above it, those at the end of its lines, and those below it
     * with a deeper indentation.
     */
    String remove(Mapping mapping, Entry entry) {
        if (mapping.flow()) {
            return removeFromBraces(mapping, entry);
        }
        return splice(lines.start(firstLine(entry)), lines.next(lastLine(entry)), "");
    }

    private String removeFromBraces(Mapping mapping, Entry entry) {
        List<Entry> own = mapping.own().toList();
        int index = own.indexOf(entry);
        int start = entry.key().range().start();
        int end = entry.written().end();
        int comma = comma(end);
        if (comma >= 0) {
            int next = comma + 1;
            while (next < text.length() && text.charAt(next) == ' ') {
                next++;
            }
            return splice(start, next, "");
        }
        return splice(index > 0 ? own.get(index - 1).written().end() : start, end, "");
    }

    /** The offset of the comma after a value; -1 if there is none. */
    private int comma(int end) {
        int at = end;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() && text.charAt(at) == ',' ? at : -1;
    }

    /** The last line that belongs to a block mapping's key. */
    private int lastLine(Entry entry) {
        int end = Math.max(entry.key().range().end(), entry.written().end());
        int last = lines.at(end - 1);
        int depth = entry.key().range().column() - 1;
        for (int next = last + 1; next <= lines.count(); next++) {
            if (comment(next) && lines.indentation(next).length() > depth) {
                last = next;
            } else if (!lines.blank(next)) {
                break;
            }
        }
        return last;
    }

    private boolean comment(int line) {
        return lines.line(line).stripLeading().startsWith("#");
    }

    private String indentation(Entry entry) {
        return " ".repeat(entry.key().range().column() - 1);
    }

    private String splice(int from, int to, String between) {
        return text.substring(0, from) + between + text.substring(to);
    }
}
