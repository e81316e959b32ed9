package dev.penstock.connectors.jdbc.face;

import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is open on a connection and must be closed with it. Statements are linked to each other, which allocates nothing. */
final class OpenResources {
    private @Nullable GatedStatement first;
    private @Nullable Set<OpenResource> others;

    void add(GatedStatement statement) {
        GatedStatement next = first;
        statement.next = next;
        if (next != null) {
            next.previous = statement;
        }
        first = statement;
    }

    @SuppressWarnings("ReferenceEquality") // a statement is equal to itself alone
    void remove(GatedStatement statement) {
        GatedStatement previous = statement.previous;
        GatedStatement next = statement.next;
        if (previous != null) {
            previous.next = next;
        } else if (first == statement) {
            first = next;
        }
        if (next != null) {
            next.previous = previous;
        }
        statement.previous = null;
        statement.next = null;
    }

    void add(OpenResource resource) {
        Set<OpenResource> all = others;
        if (all == null) {
            all = Collections.newSetFromMap(new IdentityHashMap<>());
            others = all;
        }
        all.add(resource);
    }

    void remove(OpenResource resource) {
        if (others != null) {
            others.remove(resource);
        }
    }

    /**
     * Closes everything; one that fails does not keep the others open.
     *
     * @return the first failure, with the others among its suppressed ones; null if there was none
     */
    @Nullable
    SQLException closeAll() {
        SQLException failure = null;
        if (others != null) {
            for (OpenResource resource : Set.copyOf(others)) {
                failure = closed(resource, failure);
            }
        }
        while (first != null) {
            GatedStatement statement = first;
            failure = closed(statement::close, failure);
            remove(statement);
        }
        return failure;
    }

    private static @Nullable SQLException closed(OpenResource resource, @Nullable SQLException before) {
        try {
            resource.close();
            return before;
        } catch (SQLException failure) {
            return joined(before, failure);
        } catch (RuntimeException failure) {
            return joined(before, SqlExceptions.of(failure));
        }
    }

    static SQLException joined(@Nullable SQLException before, SQLException failure) {
        if (before == null) {
            return failure;
        }
        if (!before.equals(failure)) {
            before.addSuppressed(failure);
        }
        return before;
    }

    /** Something that is closed with its connection if it has not been before. */
    @FunctionalInterface
    interface OpenResource {
        void close() throws SQLException;
    }
}
