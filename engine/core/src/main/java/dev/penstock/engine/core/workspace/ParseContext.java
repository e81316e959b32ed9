package dev.penstock.engine.core.workspace;

import dev.penstock.engine.core.workspace.Yaml.Scalar;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The context in which a document is parsed.
 *
 * @param folder the absolute folder in which relative paths start
 * @param faults collects the faults
 * @param notices collects known keys without effect
 * @param complete whether the parser read the whole file; otherwise an empty value may be the result of a syntax fault
 */
record ParseContext(Path folder, Faults faults, Faults notices, boolean complete) {
    private static final int MAX_QUOTED = 60;

    /** Reports an invalid value. */
    void reject(Yaml node, String found, String advice) {
        if (complete || !(node instanceof Scalar scalar && scalar.isNull())) {
            faults.add(node, "found " + found, advice);
        }
    }

    /** The text of a single value; null if the node is something else, which is then reported. */
    @Nullable
    String text(Yaml node, ValueParser<?> parser) {
        if (node instanceof Scalar scalar && !scalar.isNull()) {
            return scalar.text();
        }
        reject(node, node.shape(), parser.advice());
        return null;
    }

    /** The absolute path for a path of the workspace; null if it is invalid, which is then reported. */
    @Nullable
    Path path(Yaml node, String text) {
        try {
            return folder.resolve(text).normalize();
        } catch (InvalidPathException e) {
            reject(node, quoted(text), "Write a path that this system allows.");
            return null;
        }
    }

    /** A text for messages: in quotes, on one line, truncated if it is long. */
    static String quoted(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        return "'" + (line.length() > MAX_QUOTED ? line.substring(0, MAX_QUOTED) + "…" : line) + "'";
    }
}
