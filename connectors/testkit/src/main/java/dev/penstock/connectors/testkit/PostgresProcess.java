package dev.penstock.connectors.testkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A private PostgreSQL 18 server: a local process on loopback with its data in a temporary folder. Tests can stop,
 * kill, freeze and replicate it. {@link #close} kills it and deletes its folder. Its address never changes.
 *
 * <p>Every method returns after its effect is complete. It throws {@link IllegalStateException} with the end of the
 * server's log if that takes more than a minute. Thread-safe.
 */
public final class PostgresProcess implements PostgresServer, AutoCloseable {
    private static final int PORT_ATTEMPTS = 5;
    private static final String RECOVERY_SIGNAL = "recovery.signal";
    private static final String STANDBY_SIGNAL = "standby.signal";

    private final PostgresBinaries binaries;
    private final PostgresOptions options;
    private final PostgresFolder folder;
    private final PostgresReplication replication = new PostgresReplication(this);
    private int port;
    private @Nullable Process process;
    private boolean frozen;
    private boolean closed;

    private PostgresProcess(PostgresBinaries binaries, PostgresOptions options, PostgresFolder folder, int port) {
        this.binaries = binaries;
        this.options = options;
        this.folder = folder;
        this.port = port;
        TestCleanup.remember(this);
    }

    static PostgresProcess start(PostgresBinaries binaries, PostgresOptions options) {
        return start(binaries, options, options.port() == 0 ? Ports.free() : options.port());
    }

    static PostgresProcess start(PostgresBinaries binaries, PostgresOptions options, int port) {
        var server = new PostgresProcess(binaries, options, new PostgresFolder(), port);
        return server.orClosed(() -> {
            server.folder.initialize(binaries, options, port);
            server.firstLaunch();
        });
    }

    /** Starts a standby from a copy of the running {@code primary}. */
    static PostgresProcess startStandbyOf(PostgresProcess primary) {
        PostgresOptions options = primary.options.withPort(0);
        var standby = new PostgresProcess(primary.binaries, options, new PostgresFolder(), Ports.free());
        return standby.orClosed(() -> {
            primary.replication.copyTo(standby.folder.data(), standby.folder.name());
            standby.folder.append(options.configuration(standby.port));
            standby.folder.append(primary.replication.settingsFor(standby.folder.name()));
            standby.folder.raise(STANDBY_SIGNAL);
            standby.firstLaunch();
        });
    }

    private PostgresProcess orClosed(Runnable work) {
        try {
            work.run();
            return this;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public String host() {
        return Ports.HOST;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String username() {
        return PostgresFolder.USER;
    }

    @Override
    public String password() {
        return PostgresFolder.PASSWORD;
    }

    @Override
    public String origin() {
        return "a local PostgreSQL 18 on port " + port;
    }

    @Override
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + host() + ":" + port + "/" + database;
    }

    /**
     * The PEM file with the authority that signed this server's certificate, for {@code sslrootcert}.
     *
     * @throws IllegalStateException if this server was started without TLS
     */
    public Path certificateAuthority() {
        if (!options.tls()) {
            throw new IllegalStateException("Start the server with PostgresOptions.withTls()");
        }
        return folder.certificateAuthority();
    }

    /** Whether the process exists, frozen or not. */
    public synchronized boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** Shuts the server down with its clients' connections. Does nothing if it is down. */
    public synchronized void stop() {
        if (!isRunning()) {
            return;
        }
        thaw();
        tree().interrupt();
        Unchecked.run("stop " + origin(), () -> {
            if (!running().waitFor(Waiting.MAX_WAIT.toSeconds(), TimeUnit.SECONDS)) {
                throw failure("did not stop");
            }
        });
    }

    /** Stops the server if it runs and starts it again with its data on the same port. */
    public synchronized void restart() {
        stop();
        folder.lower(RECOVERY_SIGNAL);
        launch("ready");
    }

    /**
     * Restarts the server in a state in which it rejects every connection with 'the database system is starting up'
     * (SQL state 57P03) until {@link #restart()}. Not for standbys.
     */
    public synchronized void restartStuckInStartup() {
        stop();
        folder.append(List.of(PostgresOptions.line("restore_command", "sleep 86400")));
        folder.raise(RECOVERY_SIGNAL);
        launch("starting");
        Waiting.until(origin() + " refuses connections", Waiting.MAX_WAIT, () -> replication.isStartingUp());
    }

    /** Sends SIGKILL to all processes of the server. {@link #restart()} starts it again with its data. */
    public synchronized void kill() {
        if (process != null) {
            tree().kill();
            frozen = false;
        }
    }

    /**
     * Sends SIGSTOP to all processes of the server: the operating system still accepts connections, but the server does
     * not answer.
     */
    public synchronized void freeze() {
        running();
        tree().freeze();
        frozen = true;
    }

    /** Sends SIGCONT to all processes of the server. Does nothing if it is not frozen. */
    public synchronized void thaw() {
        if (frozen) {
            tree().thaw();
            frozen = false;
        }
    }

    /**
     * Starts a standby of this server and waits until it streams. With {@link Replication#SYNCHRONOUS} this server
     * acknowledges a commit only after a synchronous standby has received it, and waits while there is none. The caller
     * closes the standby.
     */
    public PostgresProcess startStandby(Replication kind) {
        PostgresProcess standby = startStandbyOf(this);
        return standby.orClosed(() -> replication.awaitStreaming(standby.folder.name(), kind));
    }

    /** Promotes a standby to a primary, which then accepts writes. */
    public void promote() {
        replication.promote();
    }

    /** Pauses the replay on a standby: it still receives changes but does not show them, which creates lag. */
    public void pauseReplay() {
        execute("SELECT pg_wal_replay_pause()");
        Waiting.until(
                "replay has paused",
                Waiting.MAX_WAIT,
                () -> ask("SELECT pg_get_wal_replay_pause_state()").equals("paused"));
    }

    /** Ends {@link #pauseReplay()}. The standby then catches up. */
    public void resumeReplay() {
        execute("SELECT pg_wal_replay_resume()");
    }

    @Override
    public synchronized void dropDatabase(String name) {
        if (isRunning() && !frozen) {
            execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        }
    }

    /** Kills the server and deletes its data. */
    @Override
    public synchronized void close() {
        kill();
        process = null;
        closed = true;
        folder.delete();
        TestCleanup.forget(this);
    }

    @Override
    public String toString() {
        return origin();
    }

    /** Starts the server, and retries with another port if the chosen one is no longer free. */
    private synchronized void firstLaunch() {
        for (int attempt = 1; ; attempt++) {
            try {
                launch("ready");
                return;
            } catch (IllegalStateException e) {
                boolean taken = folder.logTail().contains("could not bind");
                if (!taken || options.port() != 0 || attempt == PORT_ATTEMPTS) {
                    throw e;
                }
                port = Ports.free();
                folder.append(options.configuration(port));
            }
        }
    }

    private void launch(String awaited) {
        if (closed) {
            throw new IllegalStateException(origin() + " is closed. Start another one");
        }
        List<String> command = new ArrayList<>(
                binaries.command("postgres", List.of("-D", folder.data().toString())));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.log().toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        Unchecked.run("start " + command, () -> {
            Process started = builder.start();
            process = started;
            started.getOutputStream().close();
            Waiting.until(origin() + " is " + awaited, Waiting.MAX_WAIT, () -> hasStarted(started, awaited));
        });
    }

    private boolean hasStarted(Process started, String awaited) {
        if (!started.isAlive()) {
            throw failure("ended with status " + started.exitValue() + " while starting");
        }
        return folder.status(started.pid()).equals(awaited);
    }

    private ProcessTree tree() {
        return new ProcessTree(running());
    }

    private Process running() {
        if (process == null) {
            throw failure("is not running");
        }
        return process;
    }

    private IllegalStateException failure(String what) {
        return new IllegalStateException(origin() + " " + what + "; the end of its log:\n" + folder.logTail());
    }
}
