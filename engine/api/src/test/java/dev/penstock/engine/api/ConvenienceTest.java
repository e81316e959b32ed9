package dev.penstock.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.engine.api.catalog.Key;
import dev.penstock.engine.api.catalog.Schema;
import dev.penstock.engine.api.catalog.TableColumn;
import dev.penstock.engine.api.catalog.TableName;
import dev.penstock.engine.api.catalog.Trigger;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the default methods of the interfaces with a database that returns prepared results. */
class ConvenienceTest {
    private final List<Statement> executed = new ArrayList<>();
    private final List<Object> asked = new ArrayList<>();

    @Test
    void query_runsTheTextWithItsValues() {
        ListRows rows = new ListRows("a");
        Database database = database(rows);

        assertThat(database.query("select ?", 1)).isSameAs(rows);
        assertThat(database.queryAsync("select ?", 1).await()).isSameAs(rows);
        assertThat(executed).containsExactly(SqlStatement.of("select ?", 1), SqlStatement.of("select ?", 1));
    }

    @Test
    void update_tellsTheCount() {
        Database database = database(Changed.of(3));

        assertThat(database.update("delete from t").changed()).isEqualTo(3);
        assertThat(database.updateAsync("delete from t").await().changed()).isEqualTo(3);
    }

    @Test
    void session_andBegin_haveDefaults() {
        database(Changed.of(0)).session(Caller.of("test"));
        session().begin();

        assertThat(asked).contains(TransactionOptions.DEFAULT);
    }

    @Test
    void catalogRecords_holdWhatTheyAreGiven() {
        TableName target = new TableName("public", "artist");
        Key.Foreign foreign =
                new Key.Foreign("fk", List.of("artist_id"), target, List.of("id"), "CASCADE", "NO ACTION");
        List<Key> keys = List.of(new Key.Primary(null, List.of("id")), new Key.Unique("u", List.of("name")), foreign);

        assertThat(keys).extracting(Key::columns).containsExactly(List.of("id"), List.of("name"), List.of("artist_id"));
        assertThat(foreign.target()).isEqualTo(target);
        assertThat(new Schema("public", true, false).current()).isTrue();
        assertThat(new Trigger("t", "create trigger t").ddl()).startsWith("create");
        assertThat(new TableColumn("id", "bigint", false, null, true, null).generated())
                .isTrue();
    }

    @Test
    void events_tellWhen() {
        Topology topology = new Topology("db", 1, List.of());
        PenstockException error = new ClosedException(ErrorCode.CLOSED, "x", Diagnosis.of(Outcome.NOT_DONE, ""), null);
        List<EngineEvent> events = List.of(
                new EngineEvent.TopologyChanged(Instant.EPOCH, topology, topology),
                new EngineEvent.ConnectFailed(Instant.EPOCH, "db", "db1:1", error),
                new EngineEvent.Dropped(Instant.EPOCH, 3));

        assertThat(events).extracting(EngineEvent::at).containsOnly(Instant.EPOCH);
        assertThat(new Transaction.Savepoint("a", 1).ordinal()).isEqualTo(1);
        assertThat(new SecretStore.Entry("a", Instant.EPOCH).name()).isEqualTo("a");
        assertThat(new WorkspaceStore.Edit.Rename(List.of("databases", "a"), "b").name())
                .isEqualTo("b");
        assertThat(new WorkspaceStore.Edit.Remove(List.of("databases")).path()).hasSize(1);
        assertThat(new WorkspaceStore.Edit.Set(List.of("databases"), 1).value()).isEqualTo(1);
    }

    private Database database(Result result) {
        return proxy(Database.class, (self, method, args) -> {
            if (method.isDefault()) {
                return InvocationHandler.invokeDefault(self, method, args);
            }
            for (Object arg : args) {
                asked.add(arg);
                if (arg instanceof Statement statement) {
                    executed.add(statement);
                }
            }
            return switch (method.getName()) {
                case "execute" -> result;
                case "executeAsync" -> new Done<>(result);
                default -> session();
            };
        });
    }

    private Session session() {
        return proxy(Session.class, (self, method, args) -> {
            if (method.isDefault()) {
                return InvocationHandler.invokeDefault(self, method, args);
            }
            asked.add(args[0]);
            return null;
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
