package dev.penstock.monitoring;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.sql.SqlText;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The digests of the texts that ran last, so that each is made once. Texts that differ in values alone come and go
 * without growing it. Not safe for use by many threads.
 */
final class TextDigests {
    /** Of a longer text the digest is that of its beginning, and it is not kept. */
    static final int LONGEST = 4096;

    private static final int MOST = 1000;

    private final EngineKind dialect;
    private final LinkedHashMap<String, String> known = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST;
        }
    };

    TextDigests(EngineKind dialect) {
        this.dialect = dialect;
    }

    /** How many texts are kept. */
    int size() {
        return known.size();
    }

    String of(String text) {
        if (text.length() > LONGEST) {
            return SqlText.of(text.substring(0, LONGEST), dialect).digest() + " …";
        }
        String digest = known.get(text);
        if (digest == null) {
            digest = SqlText.of(text, dialect).digest();
            known.put(text, digest);
        }
        return digest;
    }
}
