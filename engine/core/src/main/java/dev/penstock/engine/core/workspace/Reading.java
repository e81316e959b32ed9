package dev.penstock.engine.core.workspace;

import dev.penstock.engine.core.workspace.Yaml.Scalar;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a document: where paths begin, where faults go.
 *
 * @param folder where relative paths begin, absolute
 * @param faults takes what is wrong
 * @param notices takes what is known and has no effect
 * @param whole whether all of the file could be read: only then nothing means that nothing is written
 */
record Reading(Path folder, Faults faults, Faults notices, boolean whole) {
    private static final int SHOWN = 60;

    /** Notes that a value is not of its form. */
    void wrong(Yaml node, String found, String advice) {
        if (whole || !(node instanceof Scalar scalar && scalar.isNull())) {
            faults.add(node, "found " + found, advice);
        }
    }

    /** A single value's text; null where it is something else, which is noted then. */
    @Nullable
    String text(Yaml node, Form<?> form) {
        if (node instanceof Scalar scalar && !scalar.isNull()) {
            return scalar.text();
        }
        wrong(node, node.shape(), form.advice());
        return null;
    }

    /** A path of the workspace, absolute; null where it is none, which is noted then. */
    @Nullable
    Path path(Yaml node, String text) {
        try {
            return folder.resolve(text).normalize();
        } catch (InvalidPathException e) {
            wrong(node, shown(text), "Write a path that this system allows.");
            return null;
        }
    }

    /** A text as messages show it: in quotes, cut where it is long, on one line. */
    static String shown(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        return "'" + (line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line) + "'";
    }
}
