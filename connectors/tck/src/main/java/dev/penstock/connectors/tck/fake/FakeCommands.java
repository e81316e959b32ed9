package dev.penstock.connectors.tck.fake;

import dev.penstock.connectors.tck.fake.FakeReply.WriteError;
import dev.penstock.connectors.tck.fake.FakeReply.Written;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The commands that the fake server understands; those that begin with {@code fake} are its own. */
final class FakeCommands {
    private final FakeConnection connection;
    private final FakeDocumentServer server;
    private final @Nullable FakeTransaction transaction;

    FakeCommands(FakeConnection connection, @Nullable FakeTransaction transaction) {
        this.connection = connection;
        this.server = connection.server();
        this.transaction = transaction;
    }

    FakeReply run(String name, Map<String, @Nullable Object> command) {
        return switch (name) {
            case "ping" -> new FakeReply.Single(Map.of("ok", 1.0));
            case "create" -> create(target(command));
            case "drop" -> drop(target(command));
            case "insert" -> insert(target(command), command);
            case "update" -> update(target(command), command);
            case "delete" -> delete(target(command), command);
            case "find" -> find(target(command), command);
            case "listCollections" ->
                cursor(server.data().names().stream()
                        .<Map<String, @Nullable Object>>map(found -> Map.of("name", found))
                        .iterator());
            case "fakeNumbers" -> cursor(numbers(command));
            case "fakeEndless" -> endless();
            case "fakeEndlessInsert" -> endlessInsert();
            default ->
                throw new FakeServerException(FakeServerException.COMMAND_NOT_FOUND, "no such command: '" + name + "'");
        };
    }

    private static String target(Map<String, @Nullable Object> command) {
        if (command.values().iterator().next() instanceof String name) {
            return name;
        }
        throw new FakeServerException(FakeServerException.BAD_VALUE, "collection name has invalid type");
    }

    private FakeReply cursor(Iterator<Map<String, @Nullable Object>> documents) {
        return new FakeServerCursor(connection, documents);
    }

    private FakeData view() {
        return transaction == null ? server.data() : transaction.view();
    }

    private Written create(String collection) {
        requireNoTransaction();
        server.data().create(collection);
        return Written.of(0, 0);
    }

    private Written drop(String collection) {
        requireNoTransaction();
        if (server.data().drop(collection)) {
            server.log().dropped(collection);
            server.notifyAll();
        }
        return Written.of(0, 0);
    }

    private void requireNoTransaction() {
        if (transaction != null) {
            throw new FakeServerException(
                    FakeServerException.NOT_IN_TRANSACTION, "This command is not supported in a transaction");
        }
    }

    private Written insert(String collection, Map<String, @Nullable Object> command) {
        List<WriteError> errors = new ArrayList<>();
        List<Map<String, @Nullable Object>> documents = FakeValues.documents(command, "documents");
        int inserted = 0;
        for (int i = 0; i < documents.size() && goesOn(errors, command); i++) {
            try {
                insertOne(collection, documents.get(i));
                inserted++;
            } catch (FakeServerException failure) {
                if (transaction != null) {
                    throw failure;
                }
                errors.add(new WriteError(i, failure));
            }
        }
        return new Written(inserted, inserted, errors);
    }

    private static boolean goesOn(List<WriteError> errors, Map<String, @Nullable Object> command) {
        return errors.isEmpty() || Boolean.FALSE.equals(command.get("ordered"));
    }

    private void insertOne(String collection, Map<String, @Nullable Object> document) {
        Object key = document.get("_id");
        lock(collection, key);
        if (view().get(collection, key) != null) {
            throw new FakeServerException(
                    FakeServerException.DUPLICATE_KEY,
                    "E11000 duplicate key error collection: " + collection + " index: _id_");
        }
        write(new FakeChange(collection, key, null, document, false));
    }

    private Written update(String collection, Map<String, @Nullable Object> command) {
        int matched = 0;
        int modified = 0;
        for (Map<String, @Nullable Object> each : FakeValues.documents(command, "updates")) {
            Map<String, @Nullable Object> update = FakeValues.document(each, "u");
            int most = Boolean.TRUE.equals(each.get("multi")) ? Integer.MAX_VALUE : 1;
            for (Map<String, @Nullable Object> before : locked(collection, FakeValues.document(each, "q"), most)) {
                Map<String, @Nullable Object> after = FakeUpdate.apply(update, before);
                matched++;
                if (!after.equals(before)) {
                    boolean replaced = update.keySet().stream().noneMatch(key -> key.startsWith("$"));
                    write(new FakeChange(collection, before.get("_id"), before, after, replaced));
                    modified++;
                }
            }
        }
        return Written.of(matched, modified);
    }

    private Written delete(String collection, Map<String, @Nullable Object> command) {
        int deleted = 0;
        for (Map<String, @Nullable Object> each : FakeValues.documents(command, "deletes")) {
            int limit = FakeValues.number(each, "limit", 0);
            int most = limit == 0 ? Integer.MAX_VALUE : limit;
            for (Map<String, @Nullable Object> before : locked(collection, FakeValues.document(each, "q"), most)) {
                write(new FakeChange(collection, before.get("_id"), before, null, false));
                deleted++;
            }
        }
        return Written.of(deleted, deleted);
    }

    /** The documents that match and that the command may write, as they are then. */
    private List<Map<String, @Nullable Object>> locked(
            String collection, Map<String, @Nullable Object> filter, int most) {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        for (Map<String, @Nullable Object> found : view().find(collection, filter)) {
            if (all.size() == most) {
                break;
            }
            lock(collection, found.get("_id"));
            Map<String, @Nullable Object> now = view().get(collection, found.get("_id"));
            if (now != null && FakeFilter.matches(filter, now)) {
                all.add(now);
            }
        }
        return all;
    }

    /** In a transaction a lock of another one is a conflict; outside the command waits for its end. */
    private void lock(String collection, @Nullable Object key) {
        if (transaction != null) {
            transaction.lock(collection, key);
            return;
        }
        while (server.locked(collection, key)) {
            connection.pause(1_000);
        }
    }

    private void write(FakeChange change) {
        if (transaction == null) {
            server.apply(change);
        } else {
            transaction.write(change);
        }
    }

    private FakeReply find(String collection, Map<String, @Nullable Object> command) {
        int limit = FakeValues.number(command, "limit", 0);
        List<Map<String, @Nullable Object>> found = view().find(collection, FakeValues.document(command, "filter"));
        return cursor((limit == 0 ? found : found.subList(0, Math.min(limit, found.size()))).iterator());
    }

    private static Iterator<Map<String, @Nullable Object>> numbers(Map<String, @Nullable Object> command) {
        long last = command.get("fakeNumbers") instanceof Number number ? number.longValue() : 0;
        int failsAt = FakeValues.number(command, "failAt", 0);
        return LongStream.rangeClosed(1, last)
                .mapToObj(i -> {
                    if (i == failsAt) {
                        throw new FakeServerException(FakeServerException.BAD_VALUE, "can't $divide by zero");
                    }
                    Map<String, @Nullable Object> document = new LinkedHashMap<>();
                    document.put("i", i);
                    return document;
                })
                .iterator();
    }

    private FakeReply endless() {
        while (true) {
            connection.pause(1_000);
        }
    }

    /** Inserts without an end, in a transaction of its own if none is open. */
    private FakeReply endlessInsert() {
        FakeTransaction own = transaction == null ? new FakeTransaction(server) : transaction;
        try {
            FakeCommands inserting = new FakeCommands(connection, own);
            for (int i = 1; true; i++) {
                inserting.insertOne("item", Map.of("_id", i, "name", "x"));
                connection.pause(1);
            }
        } finally {
            own.abort();
        }
    }
}
