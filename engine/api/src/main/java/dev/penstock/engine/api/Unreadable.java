package dev.penstock.engine.api;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A value that cannot be read as the wanted type. Thrown where it is found; each level above adds its step to the path,
 * so that reading what is readable costs nothing for it. The outermost makes a {@link ResultException} of it.
 */
final class Unreadable extends RuntimeException {
    private static final int EXCERPT = 60;

    private final String has;
    private final String advice;
    private final transient StringBuilder path = new StringBuilder();

    private Unreadable(String has, String advice, @Nullable Throwable cause) {
        super(has, cause, false, false);
        this.has = has;
        this.advice = advice;
    }

    /** A value of another type, or of the right one that does not fit. */
    static Unreadable of(Object found, String wanted) {
        return new Unreadable(
                "has the " + name(found.getClass()) + " " + excerpt(found) + ", which cannot be read as " + wanted,
                "Ask for the type that it has, or for Object.",
                null);
    }

    /** A null, or nothing at all, where the type has no null. */
    static Unreadable missing(String wanted) {
        return new Unreadable(
                "is null or missing, and was to be read as " + wanted,
                "Ask for a type that can be null, or for an Optional in a record.",
                null);
    }

    /** Values that a record's own constructor does not take. */
    static Unreadable refused(Class<?> type, Throwable cause) {
        return new Unreadable(
                "has values that the record " + type.getSimpleName() + " does not take: " + cause,
                "Correct the data, or let the record take them.",
                cause);
    }

    /** The same, one step further up: a name, or an index in brackets. */
    Unreadable in(String step) {
        path.insert(0, path.isEmpty() || path.charAt(0) == '[' ? step : step + ".");
        return this;
    }

    /** The failure for the caller; {@code what} is whose value it is, {@code column 'id'}. */
    ResultException failure(String what) {
        return failure(what, path.isEmpty() ? "" : " at " + path);
    }

    /** The failure if the path begins with a field of a document, or is empty for the document itself. */
    ResultException failureOfField() {
        return path.isEmpty() ? failure("the document", "") : failure("field '" + path + "'", "");
    }

    /** The failure if the path begins with a column of a result, or is empty for a row itself. */
    ResultException failureOfColumn() {
        return path.isEmpty() ? failure("a row", "") : failure("column '" + path + "'", "");
    }

    private ResultException failure(String what, String where) {
        return new ResultException(
                ErrorCode.VALUE_UNREADABLE,
                what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1) + where + " " + has,
                Diagnosis.of(Outcome.DONE, advice),
                getCause());
    }

    private static String name(Class<?> type) {
        return type.isHidden() || type.isAnonymousClass() ? type.getName() : type.getSimpleName();
    }

    private static String excerpt(Object found) {
        String text = found instanceof byte[] bytes ? "of " + bytes.length + " bytes" : String.valueOf(found);
        return text.length() <= EXCERPT ? "'" + text + "'" : "'" + text.substring(0, EXCERPT) + "…'";
    }
}
