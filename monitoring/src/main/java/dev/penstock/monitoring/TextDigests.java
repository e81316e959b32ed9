package dev.penstock.monitoring;

import dev.penstock.engine.api.EngineKind;
import dev.penstock.engine.api.sql.SqlText;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Caches the digests of the latest texts. The size is limited, so that texts that differ only in values do not grow it.
 * Not thread-safe.
 */
final class TextDigests {
    /** A longer text gets the digest of its start and is not cached. */
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

    /** The number of cached texts. */
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
