package dev.penstock.engine.api;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One server process or file of a database, as last observed. What has not been observed is null, never zero. Immutable;
 * changed copies come from {@link #toBuilder()}.
 *
 * @param id its identity in this database, which outlives a change of its address: {@code shard/name}
 * @param name in events and meters, unique in its shard; its address as displayed unless the workspace names it
 * @param address where it is
 * @param role what it does
 * @param health whether it can be used
 * @param service what Penstock does with it
 * @param since since when it has had this health
 * @param reason why it is not {@link Health#UP}, in plain words; null while it is
 * @param code of the failure that is the reason; null while it is up, and if nothing has failed, as when it is slow
 * @param observed what the last successful probe found; null before the first
 * @param observedAt when that was; null before the first
 * @param nextProbeAt when it is probed next; null if it is not
 */
public record Node(
        String id,
        String name,
        NodeAddress address,
        Role role,
        Health health,
        ServiceState service,
        Instant since,
        @Nullable String reason,
        @Nullable ErrorCode code,
        @Nullable Observation observed,
        @Nullable Instant observedAt,
        @Nullable Instant nextProbeAt) {

    /** A node that has not been probed yet. */
    public static Node unobserved(String shard, NodeAddress address, Instant now) {
        return new Builder(shard + "/" + address.display(), address.display(), address, now)
                .nextProbeAt(now)
                .build();
    }

    /** Starts from this node. */
    public Builder toBuilder() {
        return new Builder(id, name, address, since)
                .role(role)
                .health(health, since)
                .service(service)
                .reason(reason, code)
                .observed(observed, observedAt)
                .nextProbeAt(nextProbeAt);
    }

    /**
     * What a probe found.
     *
     * @param version the server's version, as it writes it
     * @param position how far its data has got, in its own text; null if it has none
     * @param lag how far it is behind its primary; null if there is no primary to be behind
     * @param tls the protocol of the connection; null if it is not encrypted
     * @param roundTrip how long it took to answer
     */
    public record Observation(
            String version,
            @Nullable String position,
            @Nullable Duration lag,
            @Nullable String tls,
            Duration roundTrip) {}

    /** Collects what is known of a node. For one thread. */
    public static final class Builder {
        private final String id;
        private final String name;
        private NodeAddress address;
        private Role role = Role.UNKNOWN;
        private Health health = Health.UNKNOWN;
        private ServiceState service = ServiceState.IN_SERVICE;
        private Instant since;
        private @Nullable String reason;
        private @Nullable ErrorCode code;
        private @Nullable Observation observed;
        private @Nullable Instant observedAt;
        private @Nullable Instant nextProbeAt;

        /** A node of unknown role and health, in service. */
        public Builder(String id, String name, NodeAddress address, Instant since) {
            this.id = id;
            this.name = name;
            this.address = address;
            this.since = since;
        }

        /** See {@link Node#address()}. */
        public Builder address(NodeAddress value) {
            address = value;
            return this;
        }

        /** See {@link Node#role()}. */
        public Builder role(Role value) {
            role = value;
            return this;
        }

        /** See {@link Node#health()} and {@link Node#since()}, which stays if the health does. */
        public Builder health(Health value, Instant now) {
            since = health == value ? since : now;
            health = value;
            return this;
        }

        /** See {@link Node#service()}. */
        public Builder service(ServiceState value) {
            service = value;
            return this;
        }

        /** See {@link Node#reason()} and {@link Node#code()}. */
        public Builder reason(@Nullable String why, @Nullable ErrorCode failure) {
            reason = why;
            code = failure;
            return this;
        }

        /** See {@link Node#observed()} and {@link Node#observedAt()}. */
        public Builder observed(@Nullable Observation value, @Nullable Instant at) {
            observed = value;
            observedAt = at;
            return this;
        }

        /** See {@link Node#nextProbeAt()}. */
        public Builder nextProbeAt(@Nullable Instant value) {
            nextProbeAt = value;
            return this;
        }

        /** The node. */
        public Node build() {
            return new Node(
                    id, name, address, role, health, service, since, reason, code, observed, observedAt, nextProbeAt);
        }
    }
}
