package dev.penstock.engine.api;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One server process or file of a database, as last observed. What has not been observed is null, never zero.
 *
 * @param name in events and meters; its address as displayed
 * @param address where it is
 * @param role what it does
 * @param health whether it can be used
 * @param since since when it has had this health
 * @param reason why it is not {@link Health#UP}, in plain words; null while it is
 * @param code of the failure that is the reason; null while it is up, and where nothing has failed, as when it is slow
 * @param observed what the last successful probe told; null before the first
 * @param observedAt when that was; null before the first
 * @param nextProbeAt when it is asked next; null when it is not
 */
public record Node(
        String name,
        NodeAddress address,
        Role role,
        Health health,
        Instant since,
        @Nullable String reason,
        @Nullable ErrorCode code,
        @Nullable Observation observed,
        @Nullable Instant observedAt,
        @Nullable Instant nextProbeAt) {

    /** A node nobody has asked yet. */
    public static Node unobserved(NodeAddress address, Instant now) {
        return new Node(address.display(), address, Role.UNKNOWN, Health.UNKNOWN, now, null, null, null, null, now);
    }

    /**
     * What a node told of itself.
     *
     * @param version the server's version, as it writes it
     * @param position how far its data has got, in its own text; null if it has none
     * @param lag how far behind its primary; null where there is no primary to be behind
     * @param tls the protocol of the connection; null if it is not encrypted
     * @param roundTrip how long it took to answer
     */
    public record Observation(
            String version,
            @Nullable String position,
            @Nullable Duration lag,
            @Nullable String tls,
            Duration roundTrip) {}
}
