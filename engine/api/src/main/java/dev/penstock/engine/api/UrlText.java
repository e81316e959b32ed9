package dev.penstock.engine.api;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Decodes percent escapes and hides credentials. */
final class UrlText {
    private static final int HEX = 16;

    private UrlText() {}

    /** Decodes a part of a URL. A percent sign without an escape stays, because users paste passwords unescaped. */
    static String decode(String part) {
        if (part.indexOf('%') < 0) {
            return part;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(part.length());
        for (int at = 0; at < part.length(); ) {
            int high = digit(part, at + 1);
            int low = digit(part, at + 2);
            if (part.charAt(at) == '%' && high >= 0 && low >= 0) {
                bytes.write(high * HEX + low);
                at += 3;
            } else {
                int character = part.codePointAt(at);
                bytes.writeBytes(Character.toString(character).getBytes(StandardCharsets.UTF_8));
                at += Character.charCount(character);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException notEncoded) {
            return part;
        }
    }

    private static int digit(String text, int at) {
        return at < text.length() ? Character.digit(text.charAt(at), HEX) : -1;
    }

    /** A parameter for messages, without its value if that may be a credential. */
    static String shown(String name, String value) {
        return name.toLowerCase(Locale.ROOT).matches(".*(pass|pwd|secret|token|apikey|accesskey|credential).*")
                ? name
                : name + "=" + value;
    }
}
