package dev.penstock.connectors.jdbc.face;

import dev.penstock.connectors.jdbc.JdbcSession;
import dev.penstock.engine.api.Intent;
import dev.penstock.engine.api.TransactionOptions;
import dev.penstock.engine.api.TransactionOptions.Isolation;
import dev.penstock.engine.api.spi.Analysis;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a caller has set on a connection. Auto-commit mode and isolation never reach the driver's connection: a transaction
 * is the lease's own, begun by the first statement that belongs to it. The rest is set inside the next operation, so that a
 * setting alone reaches no server and one that is taken back in time costs nothing; the lease knows of it and sets it back.
 */
final class ConnectionSettings {
    private boolean autoCommit = true;
    private boolean readOnly;
    private boolean readOnlyHere;
    private @Nullable Isolation isolation;
    private @Nullable Map<Setting, Deferred> deferred;

    boolean autoCommit() {
        return autoCommit;
    }

    void autoCommit(boolean wanted) {
        autoCommit = wanted;
    }

    boolean readOnly() {
        return readOnly;
    }

    void readOnly(boolean wanted) {
        readOnly = wanted;
    }

    @Nullable
    Isolation isolation() {
        return isolation;
    }

    void isolation(Isolation wanted) {
        isolation = wanted;
    }

    /** How a transaction begins now. */
    TransactionOptions transaction() {
        return isolation == null && !readOnlyHere
                ? TransactionOptions.DEFAULT
                : TransactionOptions.builder()
                        .isolation(isolation)
                        .readOnly(readOnlyHere)
                        .build();
    }

    /** Remembers a setting for the next operation; a later one takes its place. */
    void defer(Setting setting, @Nullable Object value, JdbcOperation.ConnectionStep change) {
        Map<Setting, Deferred> all = deferred;
        if (all == null) {
            all = new EnumMap<>(Setting.class);
            deferred = all;
        }
        all.put(setting, new Deferred(value, change));
    }

    /** What is remembered of a setting; null if nothing is. */
    @Nullable
    Deferred deferred(Setting setting) {
        return deferred == null ? null : deferred.get(setting);
    }

    /** Sets on the driver's connection what is left to set. */
    void apply(JdbcSession session) throws SQLException {
        Map<Setting, Deferred> all = deferred;
        while (all != null && !all.isEmpty()) {
            Setting next = all.keySet().iterator().next();
            Deferred setting = all.remove(next);
            if (setting != null) {
                apply(session, next, setting.change());
            }
        }
    }

    /** Sets one setting on the driver's connection. */
    void apply(JdbcSession session, Setting setting, JdbcOperation.ConnectionStep change) throws SQLException {
        if (setting.ofServer) {
            session.sessionChanges();
        } else {
            session.driverChanges();
        }
        if (setting == Setting.READ_ONLY) {
            applyReadOnly(session, change);
        } else {
            change.on(session.connection());
        }
    }

    /** For JDBC it is a hint; but a driver that cannot take it does not make writes possible. */
    private void applyReadOnly(JdbcSession session, JdbcOperation.ConnectionStep change) {
        try {
            change.on(session.connection());
            readOnlyHere = false;
        } catch (SQLException failure) {
            readOnlyHere = readOnly;
        }
    }

    /**
     * Refuses a write on a read-only connection if the driver does not see to that.
     *
     * @throws SQLException if the statement does not only read
     */
    void checkReadOnly(Analysis analysis) throws SQLException {
        if (readOnlyHere && analysis.intent() != Intent.READ) {
            throw SqlExceptions.misuse("The connection is read-only, and the statement is no read", "25006");
        }
    }

    /** A property of the driver's connection that JDBC's own methods change. */
    enum Setting {
        READ_ONLY(false),
        HOLDABILITY(false),
        TYPE_MAP(false),
        NETWORK_TIMEOUT(false),
        CATALOG(true),
        SCHEMA(true),
        CLIENT_INFO(true);

        private final boolean ofServer;

        /** @param ofServer whether it is the server's session that changes, and not the driver's object alone */
        Setting(boolean ofServer) {
            this.ofServer = ofServer;
        }
    }

    /**
     * A setting that the driver's connection does not have yet.
     *
     * @param value as the caller gave it
     * @param change how it is set
     */
    record Deferred(@Nullable Object value, JdbcOperation.ConnectionStep change) {}
}
