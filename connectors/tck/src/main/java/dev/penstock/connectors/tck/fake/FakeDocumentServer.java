package dev.penstock.connectors.tck.fake;

import dev.penstock.connectors.tck.document.DocumentFault;
import dev.penstock.engine.api.NodeAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A document database in memory, which {@link FakeDocumentConnector} reaches by its address. A command runs on its
 * caller's thread under the server's monitor, and leaves the monitor while it waits. Safe for use by many threads.
 */
public final class FakeDocumentServer implements AutoCloseable {
    private static final String HOST = "fake.invalid";
    private static final Map<Integer, FakeDocumentServer> RUNNING = new ConcurrentHashMap<>();
    private static final AtomicInteger PORTS = new AtomicInteger(10_000);

    private final NodeAddress.Host address = unused();
    private final String username;
    private final String password;
    private final FakeData data = new FakeData();
    private final FakeChangeLog log = new FakeChangeLog();
    private final Set<FakeConnection> connections = new HashSet<>();
    private final Map<String, Deque<DocumentFault>> faults = new HashMap<>();
    private final List<Lock> locks = new ArrayList<>();
    private int connected;

    private record Lock(String collection, @Nullable Object key, FakeTransaction holder) {}

    private FakeDocumentServer(String username, String password) {
        this.username = username;
        this.password = password;
    }

    /** Starts an empty one that lets in this user. */
    public static FakeDocumentServer start(String username, String password) {
        FakeDocumentServer server = new FakeDocumentServer(username, password);
        RUNNING.put(server.address.port(), server);
        return server;
    }

    /** An address at which no server runs. */
    public static NodeAddress.Host unused() {
        return new NodeAddress.Host(HOST, PORTS.getAndIncrement());
    }

    /** Where it is. */
    public NodeAddress.Host address() {
        return address;
    }

    /** How many cursors are open. */
    public synchronized int openCursors() {
        return connections.stream().mapToInt(FakeConnection::openCursors).sum();
    }

    /** How many connections are open. */
    public synchronized int connections() {
        return connections.size();
    }

    /** Makes the next command of that name fail. */
    public synchronized void failNext(String command, DocumentFault fault) {
        faults.computeIfAbsent(command, _ -> new ArrayDeque<>()).add(fault);
    }

    /** Opens a connection to the server at an address. */
    static FakeConnection connect(NodeAddress address, @Nullable String user, @Nullable String secret) {
        FakeDocumentServer server = address instanceof NodeAddress.Host host ? RUNNING.get(host.port()) : null;
        if (server == null) {
            throw new FakeNetworkException("Connection refused");
        }
        return server.login(user, secret);
    }

    private synchronized FakeConnection login(@Nullable String user, @Nullable String secret) {
        if (!username.equals(user) || !password.equals(secret)) {
            throw new FakeServerException(FakeServerException.AUTHENTICATION_FAILED, "Authentication failed.");
        }
        FakeConnection connection = new FakeConnection(this, ++connected);
        connections.add(connection);
        return connection;
    }

    void forget(FakeConnection connection) {
        connections.remove(connection);
    }

    FakeData data() {
        return data;
    }

    FakeChangeLog log() {
        return log;
    }

    /** The fault that waits for a command; null if there is none. */
    @Nullable
    DocumentFault fault(String command) {
        Deque<DocumentFault> waiting = faults.get(command);
        return waiting == null ? null : waiting.poll();
    }

    /** Makes a change everyone's. */
    void apply(FakeChange change) {
        data.apply(change);
        log.add(change);
        notifyAll();
    }

    /** Whether the document is the transaction's to write from now on. */
    boolean lock(String collection, @Nullable Object key, FakeTransaction by) {
        for (Lock lock : locks) {
            if (lock.collection.equals(collection) && FakeValues.equal(lock.key, key)) {
                return lock.holder == by;
            }
        }
        return locks.add(new Lock(collection, key, by));
    }

    /** Whether some transaction may write the document. */
    boolean locked(String collection, @Nullable Object key) {
        return locks.stream().anyMatch(lock -> lock.collection.equals(collection) && FakeValues.equal(lock.key, key));
    }

    void unlock(FakeTransaction holder) {
        locks.removeIf(lock -> lock.holder == holder);
        notifyAll();
    }

    static boolean same(FakeChange change, String collection, @Nullable Object key) {
        return change.collection().equals(collection) && FakeValues.equal(change.key(), key);
    }

    /** Closes all connections; no further one can be opened. */
    @Override
    public synchronized void close() {
        RUNNING.remove(address.port());
        List.copyOf(connections).forEach(FakeConnection::abort);
    }
}
