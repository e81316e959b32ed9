package dev.penstock.engine.headless.admin;

/**
 * What a path answers.
 *
 * @param status HTTP's
 * @param type the content type
 * @param body UTF-8
 */
record Answer(int status, String type, String body) {
    static final String TEXT = "text/plain; charset=utf-8";
    static final String JSON = "application/json; charset=utf-8";

    /** Plain text; a line feed is added. */
    static Answer text(int status, String body) {
        return new Answer(status, TEXT, body + "\n");
    }
}
