package dev.penstock.engine.api;

import dev.penstock.engine.api.document.Timestamp;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One element of a stream of {@link Changes}. Immutable. */
public sealed interface Change {

    /** A change of documents, which has a place in its stream. */
    sealed interface OfDocuments extends Change permits Inserted, Updated, Replaced, Deleted, Altered, Invalidated {
        /** Where and when. */
        Origin origin();
    }

    /**
     * Where and when documents changed.
     *
     * @param database of the documents
     * @param collection of the documents; null for a change of the whole database
     * @param token the place behind the change
     * @param clusterTime when; null if the server did not say
     */
    record Origin(
            String database,
            @Nullable String collection,
            ResumeToken token,
            @Nullable Timestamp clusterTime) {
        /** Checks for nulls. */
        public Origin {
            Objects.requireNonNull(database, "database");
            Objects.requireNonNull(token, "token");
        }
    }

    /**
     * A new document.
     *
     * @param origin where and when
     * @param key its {@code _id}, with the shard key if there is one
     * @param document as it was inserted
     */
    record Inserted(Origin origin, Document key, Document document) implements OfDocuments {}

    /**
     * Some fields of a document changed.
     *
     * @param origin where and when
     * @param key its {@code _id}, with the shard key if there is one
     * @param update what changed
     * @param document the whole of it, as {@link ChangesRequest.FullDocument} says; null if there is none
     * @param before as it was; null if the request does not ask for it or the collection does not keep it
     */
    record Updated(
            Origin origin,
            Document key,
            UpdateDescription update,
            @Nullable Document document,
            @Nullable Document before)
            implements OfDocuments {}

    /**
     * A document in the place of another.
     *
     * @param origin where and when
     * @param key its {@code _id}, with the shard key if there is one
     * @param document the new one
     * @param before the old one; null if the request does not ask for it or the collection does not keep it
     */
    record Replaced(
            Origin origin,
            Document key,
            Document document,
            @Nullable Document before) implements OfDocuments {}

    /**
     * A document is gone.
     *
     * @param origin where and when
     * @param key its {@code _id}, with the shard key if there is one
     * @param before as it was; null if the request does not ask for it or the collection does not keep it
     */
    record Deleted(Origin origin, Document key, @Nullable Document before) implements OfDocuments {}

    /**
     * A collection or database was dropped, renamed, or changed otherwise than in its documents.
     *
     * @param origin where and when
     * @param operation the server's word: {@code drop}, {@code rename}, {@code dropDatabase}, {@code create} and others
     * @param raw all that the server says of it
     */
    record Altered(Origin origin, String operation, Document raw) implements OfDocuments {}

    /**
     * The last change of its stream: what it watched is gone. A stream that starts behind its token watches what takes
     * the name next.
     *
     * @param origin where and when
     */
    record Invalidated(Origin origin) implements OfDocuments {}

    /**
     * A message on a channel.
     *
     * @param channel its name
     * @param payload the text; empty if the sender gave none
     * @param serverSession of the sender, in the server's own words
     */
    record Notification(String channel, String payload, String serverSession) implements Change {}

    /**
     * The connection was lost, and what happened until it was back can never be read: the server does not keep it. Comes
     * in streams of notifications alone; a reader that keeps a state by them reads that state again.
     *
     * @param lost why the connection was lost
     */
    record Missed(PenstockException lost) implements Change {}

    /**
     * What an update did.
     *
     * @param updated the new values of fields, by paths such as {@code items.0.price}
     * @param removed paths of fields that are gone
     * @param truncated arrays that have become shorter
     */
    record UpdateDescription(Document updated, List<String> removed, List<TruncatedArray> truncated) {
        /** Copies the lists. */
        public UpdateDescription {
            removed = List.copyOf(removed);
            truncated = List.copyOf(truncated);
        }
    }

    /**
     * An array that has become shorter.
     *
     * @param field its path
     * @param size its elements now
     */
    record TruncatedArray(String field, int size) {}
}
