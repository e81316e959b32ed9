package dev.penstock.engine.api.spi;

import dev.penstock.engine.api.NodeAddress;
import dev.penstock.engine.api.Profile;
import dev.penstock.engine.api.SecretResolver;

/**
 * One node to connect to.
 *
 * @param database the logical database
 * @param node the node's name in events and meters
 * @param address where it is
 * @param profile credentials, TLS, limits
 * @param secrets asked at each physical connect
 */
public record NodeTarget(String database, String node, NodeAddress address, Profile profile, SecretResolver secrets) {}
