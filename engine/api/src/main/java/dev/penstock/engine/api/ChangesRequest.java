package dev.penstock.engine.api;

import dev.penstock.engine.api.document.BsonValues;
import dev.penstock.engine.api.document.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a stream of changes watches, and where it starts. Immutable.
 *
 * @param watched the documents or channels
 * @param start where the stream starts
 */
public record ChangesRequest(Watched watched, Start start) {

    /**
     * Checks that the two go together.
     *
     * @throws IllegalArgumentException if notifications are to start anywhere but now: servers do not keep them
     */
    public ChangesRequest {
        Objects.requireNonNull(watched, "watched");
        Objects.requireNonNull(start, "start");
        if (watched instanceof Channels && !(start instanceof Now)) {
            throw new IllegalArgumentException("Notifications start now: servers keep none of those that have been");
        }
    }

    /** All changes of the documents of a database, from now on. */
    public static ChangesRequest ofDatabase() {
        return of(new Collections(null, List.of(), FullDocument.AS_SENT, false));
    }

    /** All changes of the documents of a collection, from now on. */
    public static ChangesRequest ofCollection(String collection) {
        return of(new Collections(Objects.requireNonNull(collection), List.of(), FullDocument.AS_SENT, false));
    }

    /** The notifications of some channels, from now on. */
    public static ChangesRequest ofChannels(String... channels) {
        return of(new Channels(List.of(channels)));
    }

    /** Changes from now on. */
    public static ChangesRequest of(Watched watched) {
        return new ChangesRequest(watched, new Now());
    }

    /** The same from another start. */
    public ChangesRequest from(Start newStart) {
        return new ChangesRequest(watched, newStart);
    }

    /** The same behind a change. */
    public ChangesRequest after(ResumeToken token) {
        return from(new After(token));
    }

    /** The same at a cluster time. */
    public ChangesRequest at(Timestamp time) {
        return from(new At(time));
    }

    /** What a stream watches. */
    public sealed interface Watched permits Collections, Channels {}

    /**
     * The documents of a database, of one collection, or what a pipeline makes of their changes.
     *
     * @param collection its name; null for all of the database
     * @param pipeline the stages of an aggregation that the changes pass, empty for none; they must leave {@code _id},
     *     the resume token, as it is
     * @param fullDocument what an update comes with
     * @param before whether updates, replacements and deletions come with the document as it was; only of collections
     *     that keep these
     */
    public record Collections(
            @Nullable String collection,
            List<Map<String, @Nullable Object>> pipeline,
            FullDocument fullDocument,
            boolean before)
            implements Watched {
        /**
         * Copies the pipeline and brings its values into the form of documents.
         *
         * @throws IllegalArgumentException if BSON has no type for one of its values
         */
        public Collections {
            pipeline = pipeline.stream().map(BsonValues::document).toList();
            Objects.requireNonNull(fullDocument, "fullDocument");
        }
    }

    /**
     * The notifications of channels ({@code LISTEN}).
     *
     * @param names of the channels, at least one
     */
    public record Channels(List<String> names) implements Watched {
        /**
         * Copies the list.
         *
         * @throws IllegalArgumentException if it is empty
         */
        public Channels {
            names = List.copyOf(names);
            if (names.isEmpty()) {
                throw new IllegalArgumentException("There is no channel: name at least one");
            }
        }
    }

    /** Which whole document an update comes with. */
    public enum FullDocument {
        /** None. */
        AS_SENT,
        /** The document at the time of reading, with later changes perhaps; none if it is gone. */
        LOOKED_UP,
        /** The document right after the update, if the collection keeps these. */
        WHEN_AVAILABLE,
        /** The document right after the update; the stream fails if the collection does not keep these. */
        REQUIRED
    }

    /** Where a stream starts. */
    public sealed interface Start permits Now, After, At {}

    /** With what changes after the stream has been opened. */
    public record Now() implements Start {}

    /**
     * Behind a change that has been read.
     *
     * @param token of that change
     */
    public record After(ResumeToken token) implements Start {
        /** Checks for null. */
        public After {
            Objects.requireNonNull(token, "token");
        }
    }

    /**
     * At a cluster time, what changed at that very time included.
     *
     * @param time of the cluster; for a date, {@code new Timestamp(date.getEpochSecond(), 0)}
     */
    public record At(Timestamp time) implements Start {
        /** Checks for null. */
        public At {
            Objects.requireNonNull(time, "time");
        }
    }
}
