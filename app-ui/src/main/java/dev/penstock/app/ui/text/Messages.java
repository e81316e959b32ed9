package dev.penstock.app.ui.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/**
 * A view's words: the file {@code messages.properties} of its package, UTF-8. Keys are written out where they are
 * used, so that a test can find those missing and those unused.
 */
public final class Messages {
    private final Properties texts;

    private Messages(Properties texts) {
        this.texts = texts;
    }

    /** The words beside a class. */
    public static Messages beside(Class<?> anchor) {
        Properties texts = new Properties();
        try (InputStream in = anchor.getResourceAsStream("messages.properties")) {
            if (in == null) {
                throw new IllegalStateException("There is no messages.properties beside " + anchor.getName());
            }
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Messages(texts);
    }

    /**
     * The text of a key; {@code {0}}, {@code {1}} … in it are replaced by the values as they are.
     *
     * @throws IllegalArgumentException if there is no such key
     */
    public String say(String key, Object... values) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("There is no text '" + key + "' in messages.properties");
        }
        if (values.length == 0) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
            int close = text.indexOf('}', open);
            out.append(text, from, open).append(values[Integer.parseInt(text, open + 1, close, 10)]);
            from = close + 1;
        }
        return out.append(text, from, text.length()).toString();
    }
}
