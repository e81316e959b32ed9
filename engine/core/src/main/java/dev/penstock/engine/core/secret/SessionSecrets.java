package dev.penstock.engine.core.secret;

import dev.penstock.engine.api.ErrorCode;
import dev.penstock.engine.api.Secret;
import dev.penstock.engine.api.SecretRef;
import dev.penstock.engine.api.SecretResolver;
import dev.penstock.engine.api.SecretStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Secrets that exist only in memory until they are wiped. Thread-safe. */
public final class SessionSecrets implements SecretStore, AutoCloseable {
    /** The scheme of their references: {@code ${session:name}}. */
    public static final String SCHEME = "session";

    private final TreeMap<String, StoredSecret> secrets = new TreeMap<>();
    private boolean closed;

    private record StoredSecret(Secret value, Instant changedAt) {}

    /** Creates an empty store. */
    public SessionSecrets() {}

    /** A resolver for references to these secrets that delegates all other references. */
    public SecretResolver before(SecretResolver other) {
        return reference -> reference.scheme().equals(SCHEME) ? resolve(reference) : other.resolve(reference);
    }

    @Override
    public synchronized Secret resolve(SecretRef reference) {
        StoredSecret found = secrets.get(reference.path());
        if (found == null || !reference.scheme().equals(SCHEME)) {
            throw SecretFailures.missing(
                    "The secret " + reference + " is not set in this session",
                    "Enter the password for this session in the desktop, or store it: write ${secret:name},"
                            + " ${env:NAME} or ${file:path} instead.");
        }
        return copy(found.value());
    }

    private static Secret copy(Secret value) {
        @Nullable Secret[] copy = new Secret[1];
        value.use(chars -> copy[0] = Secret.of(chars));
        return Objects.requireNonNull(copy[0]);
    }

    @Override
    public synchronized List<Entry> list() {
        return secrets.entrySet().stream()
                .map(each -> new Entry(each.getKey(), each.getValue().changedAt()))
                .toList();
    }

    @Override
    public synchronized void set(String name, Secret value) {
        if (!SecretNames.valid(name)) {
            throw SecretFailures.failure(
                    ErrorCode.SECRET_NAME, "A secret cannot have the name '" + name + "'", SecretNames.RULE, null);
        }
        if (closed) {
            throw SecretFailures.failure(
                    ErrorCode.CLOSED, "The session's secrets have been wiped", "Open the workspace again.", null);
        }
        wipe(secrets.put(name, new StoredSecret(copy(value), Instant.now().truncatedTo(ChronoUnit.MILLIS))));
    }

    @Override
    public synchronized boolean remove(String name) {
        return wipe(secrets.remove(name));
    }

    private static boolean wipe(@Nullable StoredSecret gone) {
        if (gone == null) {
            return false;
        }
        gone.value().close();
        return true;
    }

    /** Wipes all secrets; {@link #set} fails afterwards. Idempotent. */
    @Override
    public synchronized void close() {
        closed = true;
        secrets.values().forEach(SessionSecrets::wipe);
        secrets.clear();
    }
}
