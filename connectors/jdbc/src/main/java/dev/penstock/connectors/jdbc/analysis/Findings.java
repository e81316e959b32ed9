package dev.penstock.connectors.jdbc.analysis;

import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.spi.AnalysedStatement;
import dev.penstock.engine.api.spi.KeyCondition;
import dev.penstock.engine.api.spi.TouchedObject;
import dev.penstock.engine.api.spi.TransactionControl;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has been found out about one statement so far. */
final class Findings {
    private final Map<String, Touch> touched = new LinkedHashMap<>();
    private final Set<String> occurring = new HashSet<>();
    private final List<KeyCondition> conditions = new ArrayList<>();
    private String kind;
    private Intent intent = Intent.READ;
    private TransactionControl control = TransactionControl.NONE;
    private boolean session;
    private boolean commits;
    private boolean everyRow;
    private boolean unknownObjects;
    private boolean repeated;

    Findings(String kind) {
        this.kind = kind;
    }

    void kind(String newKind) {
        kind = newKind;
    }

    String kind() {
        return kind;
    }

    void atLeast(Intent least) {
        intent = stricter(intent, least);
    }

    static Intent stricter(Intent one, Intent other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** It does this and no more, whatever was found in it so far. */
    void exactly(Intent only) {
        intent = only;
    }

    Intent intent() {
        return intent;
    }

    void control(TransactionControl newControl) {
        control = newControl;
        atLeast(Intent.WRITE);
    }

    /** A change of the session is no read. */
    void changesSession() {
        session = true;
        atLeast(Intent.WRITE);
    }

    void commits() {
        commits = true;
    }

    void everyRow(boolean every) {
        everyRow |= every;
    }

    void unknownObjects() {
        unknownObjects = true;
    }

    boolean hasUnknownObjects() {
        return unknownObjects;
    }

    /** It may do anything. */
    void unknown() {
        unknownObjects = true;
        changesSession();
    }

    /** A table that the text names. */
    Touch touch(@Nullable String schema, String name, boolean written) {
        Touch touch = touched.computeIfAbsent(key(schema, name, written), key -> new Touch(schema, name, written));
        touch.always();
        return touch;
    }

    /** The table that is changed, as one that may be read too. */
    Touch touchIfNamed(@Nullable String schema, String name) {
        Touch known = touched.get(key(schema, name, false));
        if (known != null) {
            return known;
        }
        Touch touch = touch(schema, name, false);
        touch.onlyIfNamed();
        return touch;
    }

    private static String key(@Nullable String schema, String name, boolean written) {
        return (written ? "w" : "r") + (schema == null ? "" : schema) + '\0' + name;
    }

    /** A table stands in the text; conditions on one that stands there twice may hold for one of the two. */
    void occurs(@Nullable String schema, String name) {
        repeated |= !occurring.add(key(schema, name, false));
    }

    void condition(KeyCondition condition) {
        conditions.add(condition);
    }

    void noConditions() {
        conditions.clear();
    }

    /** As {@code EXPLAIN} of it does: nothing is written. */
    void readOnly(String newKind) {
        kind = newKind;
        intent = Intent.READ;
        control = TransactionControl.NONE;
        session = false;
        commits = false;
        everyRow = false;
        conditions.clear();
        List<TouchedObject> objects = objects();
        touched.clear();
        for (TouchedObject object : objects) {
            Touch touch = touch(object.schema(), object.name(), false);
            Set<String> columns = object.columns();
            if (columns == null) {
                touch.allColumns();
            } else {
                columns.forEach(touch::column);
            }
        }
    }

    private List<TouchedObject> objects() {
        return touched.values().stream()
                .filter(Touch::counts)
                .map(Touch::object)
                .toList();
    }

    AnalysedStatement done() {
        return new AnalysedStatement(
                kind,
                intent,
                control,
                session,
                commits,
                everyRow,
                unknownObjects ? null : new LinkedHashSet<>(objects()),
                keys());
    }

    /** Of several tables a condition without one says nothing. */
    private List<KeyCondition> keys() {
        if (unknownObjects || repeated) {
            return List.of();
        }
        return occurring.size() == 1
                ? conditions
                : conditions.stream()
                        .filter(condition -> condition.object() != null)
                        .toList();
    }
}
