package dev.penstock.connectors.jdbc.analysis;

/** The scanner has met what it does not know. Has no stack: it is control flow inside this package. */
final class NotUnderstood extends RuntimeException {
    NotUnderstood() {
        super("not understood", null, false, false);
    }
}
