package dev.penstock.connectors.tck.fake;

import dev.penstock.connectors.tck.document.DocumentFault;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One connection at the server. A command at a time; {@link #kill} and {@link #abort} from any thread. */
final class FakeConnection {
    private final FakeDocumentServer server;
    private final int number;
    private boolean open = true;
    private boolean running;
    private boolean killed;
    private @Nullable FakeServerCursor cursor;
    private @Nullable FakeTransaction transaction;

    FakeConnection(FakeDocumentServer server, int number) {
        this.server = server;
        this.number = number;
    }

    FakeDocumentServer server() {
        return server;
    }

    /** The server's number of it. */
    int number() {
        return number;
    }

    boolean open() {
        synchronized (server) {
            return open;
        }
    }

    int openCursors() {
        return cursor == null ? 0 : 1;
    }

    /** Runs a command. */
    FakeReply run(Map<String, @Nullable Object> command) {
        String name = command.isEmpty() ? "" : command.keySet().iterator().next();
        return call(name, () -> {
            FakeTransaction current = transaction;
            if (current != null) {
                current.requireAlive();
            }
            FakeReply reply = new FakeCommands(this, current).run(name, command);
            cursor = reply instanceof FakeServerCursor opened ? opened : null;
            return reply;
        });
    }

    /** Does something that can be killed and made to fail. */
    <T extends @Nullable Object> T call(String name, Supplier<T> work) {
        synchronized (server) {
            requireOpen();
            running = true;
            killed = false;
            try {
                DocumentFault fault = server.fault(name);
                if (fault == DocumentFault.STEPPED_DOWN) {
                    throw new FakeServerException(FakeServerException.NOT_PRIMARY, "not primary");
                }
                T done = work.get();
                if (fault == DocumentFault.CONNECTION_CLOSED) {
                    abort();
                    requireOpen();
                } else if (fault == DocumentFault.COMMIT_UNCONFIRMED) {
                    throw new FakeServerException(
                            FakeServerException.COMMIT_UNCONFIRMED, "waiting for replication timed out");
                }
                return done;
            } catch (FakeServerException failure) {
                FakeTransaction current = transaction;
                if (current != null && failure.code() != FakeServerException.COMMIT_UNCONFIRMED) {
                    current.abort();
                }
                throw failure;
            } finally {
                running = false;
            }
        }
    }

    /** Waits for something to change at the server, for a moment at most. */
    void pause(long millis) {
        try {
            server.wait(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            killed = true;
        }
        requireOpen();
        if (killed) {
            throw interrupted();
        }
    }

    static FakeServerException interrupted() {
        return new FakeServerException(FakeServerException.KILLED, "operation was interrupted");
    }

    private void requireOpen() {
        if (!open) {
            throw new FakeNetworkException("Connection " + number + " is closed");
        }
    }

    /** Ends the command that runs, or the cursor that is open; does nothing otherwise. */
    void kill() {
        synchronized (server) {
            if (running) {
                killed = true;
                server.notifyAll();
            } else if (cursor != null) {
                cursor.kill();
            }
        }
    }

    void begin() {
        synchronized (server) {
            requireOpen();
            transaction = new FakeTransaction(server);
        }
    }

    /** Commits; may be repeated after an error that leaves its effect open. */
    void commit() {
        boolean unknown = false;
        try {
            call("commitTransaction", () -> {
                FakeTransaction current = transaction;
                if (current != null) {
                    current.commit();
                    transaction = null;
                }
                return true;
            });
        } catch (FakeServerException failure) {
            unknown = failure.code() == FakeServerException.COMMIT_UNCONFIRMED;
            throw failure;
        } finally {
            if (!unknown) {
                rollback();
            }
        }
    }

    void rollback() {
        synchronized (server) {
            if (transaction != null) {
                transaction.abort();
            }
            transaction = null;
        }
    }

    /** Whether the open transaction has failed. */
    boolean aborted() {
        synchronized (server) {
            return transaction != null && transaction.aborted();
        }
    }

    void forget(FakeServerCursor closed) {
        synchronized (server) {
            if (cursor == closed) {
                cursor = null;
            }
        }
    }

    /** Closes it at once; what runs on it fails. Idempotent. */
    void abort() {
        synchronized (server) {
            open = false;
            cursor = null;
            rollback();
            server.forget(this);
            server.notifyAll();
        }
    }
}
