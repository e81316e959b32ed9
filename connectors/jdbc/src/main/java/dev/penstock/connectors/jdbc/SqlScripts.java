package dev.penstock.connectors.jdbc;

import dev.penstock.engine.api.EngineKind;
import java.util.concurrent.ConcurrentHashMap;

/** The texts met before, cut into statements. Bounded; safe for use by many threads. */
final class SqlScripts {
    private static final int TEXTS = 1_000;
    private static final int LONGEST = 16_000;

    private final ConcurrentHashMap<String, SqlScript> known = new ConcurrentHashMap<>();
    private final EngineKind dialect;

    SqlScripts(EngineKind dialect) {
        this.dialect = dialect;
    }

    SqlScript of(String text) {
        SqlScript script = known.get(text);
        return script != null ? script : cut(text);
    }

    private SqlScript cut(String text) {
        SqlScript script = SqlScript.of(text, dialect);
        if (text.length() <= LONGEST) {
            if (known.size() >= TEXTS) {
                // whoever sends more texts than this puts values into them and meets none of them again
                known.clear();
            }
            known.put(text, script);
        }
        return script;
    }
}
