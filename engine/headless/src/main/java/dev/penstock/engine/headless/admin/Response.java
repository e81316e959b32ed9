package dev.penstock.engine.headless.admin;

/**
 * The response to a request.
 *
 * @param status the HTTP status
 * @param type the content type
 * @param body the body, which is sent as UTF-8
 */
record Response(int status, String type, String body) {
    static final String TEXT = "text/plain; charset=utf-8";
    static final String JSON = "application/json; charset=utf-8";

    /** A plain text. The method adds a line feed. */
    static Response text(int status, String body) {
        return new Response(status, TEXT, body + "\n");
    }
}
